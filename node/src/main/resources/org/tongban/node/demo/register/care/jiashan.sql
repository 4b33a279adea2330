-- 嘉善: pinyin names, number codes, days as eight digits, local time without zone.
DROP TABLE IF EXISTS t_yldy, t_yljgcf, t_yljgdj, t_yljgba, t_yljg;

-- 养老机构
CREATE TABLE t_yljg (
  jgbh      integer PRIMARY KEY,        -- 机构编号
  tyshxydm  char(18) NOT NULL UNIQUE,   -- 统一社会信用代码
  ytyshxydm varchar(200),               -- 原统一社会信用代码, joined with ;
  mc        varchar(100) NOT NULL,      -- 名称
  xzqh      varchar(12) NOT NULL,       -- 行政区划
  bah       varchar(40) NOT NULL,       -- 备案号
  gxsj      timestamp NOT NULL          -- 更新时间
);

-- 养老机构备案
CREATE TABLE t_yljgba (
  jgbh integer NOT NULL REFERENCES t_yljg,
  zt   smallint NOT NULL,               -- 状态: 1 备案 2 变更 3 终止
  ztrq char(8) NOT NULL                 -- 状态日期
);
CREATE INDEX ON t_yljgba (jgbh);

-- 养老机构等级 (GB/T 37276)
CREATE TABLE t_yljgdj (
  jgbh   integer NOT NULL REFERENCES t_yljg,
  dj     smallint NOT NULL,             -- 等级: 5 = 五级, the best
  qsrq   char(8) NOT NULL,              -- 起始日期
  jzrq   char(8) NOT NULL,              -- 截止日期
  pdjg   varchar(100) NOT NULL,         -- 评定机构
  pdjgqh char(6) NOT NULL               -- 评定机构区划
);
CREATE INDEX ON t_yljgdj (jgbh);

-- 养老机构处罚
CREATE TABLE t_yljgcf (
  jgbh   integer NOT NULL REFERENCES t_yljg,
  lx     smallint NOT NULL,             -- 类型: 1 警告 2 责令改正 3 罚款 4 停业整顿 5 异常名录 6 严重失信
  jdrq   char(8) NOT NULL,              -- 决定日期
  jzrq   char(8) NOT NULL,              -- 截止日期, 99991231 = open
  wh     varchar(40) NOT NULL,          -- 文号
  jdjg   varchar(100) NOT NULL,         -- 决定机关
  jdjgdm char(18) NOT NULL
);
CREATE INDEX ON t_yljgcf (jgbh);

-- 养老待遇; those of the care insurance are not kept here
CREATE TABLE t_yldy (
  dybh  varchar(40) PRIMARY KEY,        -- 待遇编号
  sfzh  varchar(18) NOT NULL,           -- 身份证号 on the day, perhaps a former one
  dylx  smallint NOT NULL,              -- 待遇类型: 1 养老服务补贴 2 护理补贴 4 高龄津贴
  zt    smallint NOT NULL,              -- 状态: 1 已申请 2 在享 3 暂停 4 待停发 5 已停发 6 未批准
  sqrq  char(8) NOT NULL,               -- 申请日期
  ksrq  char(8),                        -- 开始日期
  tfrq  char(8) NOT NULL,               -- 停发日期, 99991231 = open
  tfyy  smallint,                       -- 停发原因: 1 迁出 2 死亡 3 等级变化 4 报告过期 5 放弃 6 骗取 7 其他
  zfzy  char(6),                        -- 支付至月
  pgdj  smallint,                       -- 评估等级 (GB/T 42195)
  pgrq  char(8),                        -- 评估日期
  ybzje numeric(10,2) NOT NULL,         -- 月补助金额, yuan
  gxsj  timestamp NOT NULL
);
CREATE INDEX ON t_yldy (sfzh);
