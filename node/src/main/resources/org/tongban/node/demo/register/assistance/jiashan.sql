-- 嘉善县核对中心: what is kept for checks of a household's means. People by their numbers alone.
DROP TABLE IF EXISTS t_hdry, t_hdbg;

-- 核对报告: that it was issued, and with which bytes
CREATE TABLE t_hdbg (
  bgbh   varchar(40) PRIMARY KEY,       -- 报告编号
  sqsbh  varchar(40) NOT NULL,          -- 授权书编号
  sqzt   smallint NOT NULL,             -- 授权状态: 1 有效 2 撤回
  hdfw   varchar(60) NOT NULL,          -- 核对范围: number codes 1 to 14 in the order of the table, joined
  jzrq   char(8) NOT NULL,              -- 基准日期
  qfrq   char(8) NOT NULL,              -- 签发日期
  yxqz   char(8) NOT NULL,              -- 有效期至
  sha256 char(64) NOT NULL,             -- of the signed file, capitals
  sm3    char(64),
  thbh   varchar(40),                   -- 替换报告编号
  qfdw   varchar(100) NOT NULL,         -- 签发单位
  xzqh   varchar(12) NOT NULL,          -- 签发单位行政区划
  gxsj   timestamp NOT NULL
);
CREATE INDEX ON t_hdbg (sqsbh);

-- 核对人员
CREATE TABLE t_hdry (
  bgbh varchar(40) NOT NULL REFERENCES t_hdbg,
  sfzh varchar(18) NOT NULL
);
CREATE INDEX ON t_hdry (bgbh);
