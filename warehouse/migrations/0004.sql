-- What people have put aside, and which rules each figure took part in.

-- Rows are a person's: no load and no check changes them.
CREATE TABLE dismissal (
  key VARCHAR, reason VARCHAR, dismissed_at TIMESTAMP, rule VARCHAR, unit VARCHAR, year INTEGER, message VARCHAR);
COMMENT ON TABLE dismissal IS '已忽略的发现（gouji dismiss），载入和检查都不改动';
COMMENT ON COLUMN dismissal.key IS '发现的编号，对应 finding.key';
COMMENT ON COLUMN dismissal.reason IS '忽略的原因';
COMMENT ON COLUMN dismissal.dismissed_at IS '忽略的时间（UTC）';
COMMENT ON COLUMN dismissal.rule IS '忽略时的规则编号；库中当时没有这条发现的为空';
COMMENT ON COLUMN dismissal.unit IS '忽略时的单位名称；同上';
COMMENT ON COLUMN dismissal.year IS '忽略时的年度；同上为 0';
COMMENT ON COLUMN dismissal.message IS '忽略时的说明；同上为空';

CREATE VIEW open_finding AS SELECT f.* FROM finding f ANTI JOIN dismissal d ON d.key = f.key;
COMMENT ON VIEW open_finding IS '没有忽略的发现，各列同 finding';
COMMENT ON COLUMN open_finding.disclosure IS '公开件编号：单位、年度、类别与版次的 62 位散列';
COMMENT ON COLUMN open_finding.key IS '稳定标识：由规则、单位、年度、类别、概念和所印各方得出';
COMMENT ON COLUMN open_finding.rule IS '规则编号';
COMMENT ON COLUMN open_finding.rule_version IS '规则版本';
COMMENT ON COLUMN open_finding.severity IS 'error 错误、warning 警告、rounding 尾差、note 提示';
COMMENT ON COLUMN open_finding.unit IS '单位名称';
COMMENT ON COLUMN open_finding.year IS '年度';
COMMENT ON COLUMN open_finding.kind IS '类别';
COMMENT ON COLUMN open_finding.concept IS '概念的文字说明';
COMMENT ON COLUMN open_finding.message IS '说明';
COMMENT ON COLUMN open_finding.difference IS '差额，含单位；没有为空';
COMMENT ON COLUMN open_finding.cause IS '可能的原因；没有为空';

CREATE TABLE coverage (disclosure BIGINT, obs BIGINT, rule VARCHAR, reason VARCHAR);
COMMENT ON TABLE coverage IS '每个印出的数字有哪些规则核对过，每条规则一行；由 gouji check --coverage 写入，再次载入即清空';
COMMENT ON COLUMN coverage.disclosure IS '公开件编号：单位、年度、类别与版次的 62 位散列';
COMMENT ON COLUMN coverage.obs IS '观测编号：文件编号 << 18 | 序号';
COMMENT ON COLUMN coverage.rule IS '核对过它的规则；没有规则核对的只有一行，此列为 NULL';
COMMENT ON COLUMN coverage.reason IS '没有规则核对的原因；不知道的为空，有规则核对的为 NULL';
