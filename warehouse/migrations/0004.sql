-- Held for another change: this number is taken.
SELECT 1;
