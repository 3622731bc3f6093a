-- What became of each input, and what the findings were found by.

CREATE VIEW input AS
SELECT path, hash, state, reason, extractor, logged_at FROM journal
QUALIFY hash = first_value(hash) OVER (PARTITION BY path ORDER BY logged_at DESC, rowid DESC)
    AND row_number() OVER (PARTITION BY path, hash ORDER BY state IN ('done', 'warned') DESC, logged_at DESC, rowid DESC) = 1;
COMMENT ON VIEW input IS '每个输入的结果：最近一次读到的内容，已载入的以载入为准';
COMMENT ON COLUMN input.path IS '读入时的路径；压缩包里的文件接在压缩包的路径之后';
COMMENT ON COLUMN input.hash IS '文件内容的 SHA-256；未读到内容为空';
COMMENT ON COLUMN input.state IS 'done 已载入、warned 已载入而有没读到之处、skipped 跳过、quarantined 隔离';
COMMENT ON COLUMN input.reason IS '没读到什么，或跳过、隔离的原因；done 为空';
COMMENT ON COLUMN input.extractor IS '读取与归一程序的名称和版本；未认出格式为空';
COMMENT ON COLUMN input.logged_at IS '时间（UTC）';
COMMENT ON COLUMN journal.state IS 'done 已载入、warned 已载入而有没读到之处、skipped 跳过、quarantined 隔离';
COMMENT ON COLUMN journal.reason IS '没读到什么，或跳过、隔离的原因；done 为空';

CREATE TABLE checked (rules VARCHAR, checked_at TIMESTAMP);
COMMENT ON TABLE checked IS '最近一次检查；没有的，或规则与本程序不同的，下次载入后全部重新检查';
COMMENT ON COLUMN checked.rules IS '所用规则的编号与版本的散列';
COMMENT ON COLUMN checked.checked_at IS '时间（UTC）';

COMMENT ON TABLE coverage IS '每个印出的数字有哪些规则核对过，每条规则一行；由 gouji check --coverage 写入，载入时公开件再次检查即清空';
