-- 嘉善县登记库: pinyin names, number codes, days as eight digits, local time without zone.
-- Care assessments (t_nlpg until they moved) are kept by the FHIR server of the elder-care platform.
DROP TABLE IF EXISTS t_cjmd, t_shzz, t_hysj, t_hydj, t_nlpg, t_jzcy, t_jzjt, t_ry;

-- 人员
CREATE TABLE t_ry (
  rybh  integer PRIMARY KEY,            -- 人员编号
  sfzh  varchar(18) NOT NULL UNIQUE,    -- 身份证号
  jsfzh varchar(100),                   -- 旧身份证号, joined with ;
  xm    varchar(100) NOT NULL,          -- 姓名
  cym   varchar(100),                   -- 曾用名, joined with ;
  xb    char(1) NOT NULL,               -- 性别: 1 男, 2 女
  csrq  char(8) NOT NULL                -- 出生日期
);
-- a person is found by an earlier number as fast as by the present one
-- asked far more often than written: rows waiting to be put into the index are searched one by one
CREATE INDEX ON t_ry USING gin (string_to_array(jsfzh, ';')) WITH (fastupdate = off);

-- 救助家庭
CREATE TABLE t_jzjt (
  jtbh   varchar(40) PRIMARY KEY,       -- 家庭编号
  jzlx   smallint NOT NULL,             -- 救助类型: 1 低保 2 特困 3 低保边缘 4 刚性支出
  zt     smallint NOT NULL,             -- 状态: 1x 审核中, 2x 在享, 3x 终止
  ksrq   char(8) NOT NULL,              -- 开始日期
  jzrq   char(8) NOT NULL,              -- 截止日期, 99991231 = open
  scfhrq char(8) NOT NULL,              -- 上次复核日期
  xcfhrq char(8) NOT NULL,              -- 下次复核日期
  ybzje  numeric(10,2) NOT NULL,        -- 月补助金额, yuan, for the household
  jtrs   smallint NOT NULL,             -- 家庭人数
  gxsj   timestamp NOT NULL             -- 更新时间
);

-- 救助成员
CREATE TABLE t_jzcy (
  jtbh  varchar(40) NOT NULL REFERENCES t_jzjt,
  rybh  integer NOT NULL REFERENCES t_ry,
  yhzgx char(2) NOT NULL                -- 与户主关系: 02 户主 10 配偶 20 子女 50 父母 97 其他
);
CREATE INDEX ON t_jzcy (rybh);

-- 婚姻登记, after the fields of the national interface
CREATE TABLE t_hydj (
  cert_no        varchar(40) PRIMARY KEY,
  op_type        varchar(3) NOT NULL,   -- IA 结婚, IB 离婚; local reading, not a published list
  op_date        char(8) NOT NULL,
  name_man       varchar(100) NOT NULL,
  cert_num_man   varchar(18) NOT NULL,
  birth_man      char(8) NOT NULL,
  nation_man     char(3) NOT NULL,
  name_woman     varchar(100) NOT NULL,
  cert_num_woman varchar(18) NOT NULL,
  birth_woman    char(8) NOT NULL,
  nation_woman   char(3) NOT NULL,
  dept_code      char(6) NOT NULL,
  dept_name      varchar(100) NOT NULL,
  zt             smallint NOT NULL,     -- 1 有效 2 已补发 3 已撤销 4 已离婚 5 复婚收回
  ztrq           char(8) NOT NULL,      -- 状态日期
  bfzh           varchar(40),           -- 补发证号
  gxsj           timestamp NOT NULL
);
CREATE INDEX ON t_hydj (cert_num_man);
CREATE INDEX ON t_hydj (cert_num_woman);

-- 婚姻事件: what happened to a marriage beside its certificates
CREATE TABLE t_hysj (
  cert_no varchar(40) NOT NULL REFERENCES t_hydj,
  sjlx    smallint NOT NULL,            -- 事件类型: 1 离婚申请 2 法院离婚 3 丧偶
  sjrq    char(8) NOT NULL              -- 事件日期
);
CREATE INDEX ON t_hysj (cert_no);

-- 社会组织
CREATE TABLE t_shzz (
  tyshxydm char(18) PRIMARY KEY,        -- 统一社会信用代码
  mc       varchar(100) NOT NULL,       -- 名称
  lx       smallint NOT NULL,           -- 类型: 1 社会团体 2 社会服务机构 3 基金会
  zt       smallint NOT NULL,           -- 状态: 1 正常 2 注销 3 撤销登记 4 吊销
  ztrq     char(8) NOT NULL,
  clrq     char(8) NOT NULL,            -- 成立日期
  zsyxq    char(8) NOT NULL,            -- 证书有效期
  ywfw     varchar(1000) NOT NULL,      -- 业务范围
  pgdj     smallint,                    -- 评估等级: 5 = 5A
  pgksrq   char(8),
  pgjsrq   char(8),
  cjdm     char(18),                    -- 承继组织代码
  djjg     varchar(100) NOT NULL,       -- 登记机关
  djjgdm   char(18) NOT NULL,
  gxsj     timestamp NOT NULL
);

-- 惩戒名单, of organisations and of persons
CREATE TABLE t_cjmd (
  xh       integer PRIMARY KEY,         -- 序号
  tyshxydm char(18),
  sfzh     varchar(18),
  mdlx     smallint NOT NULL,           -- 名单类型: 1 活动异常 2 严重失信 3 非法组织 4 骗取救助 5 养老失信 6 失信被执行
  lrrq     char(8) NOT NULL,            -- 列入日期
  ycrq     char(8) NOT NULL,            -- 移出日期, 99991231 = open
  jdjg     varchar(100) NOT NULL,       -- 决定机关
  jdjgdm   char(18) NOT NULL,
  wh       varchar(40) NOT NULL,        -- 文号
  gxsj     timestamp NOT NULL
);
CREATE INDEX ON t_cjmd (tyshxydm);
CREATE INDEX ON t_cjmd (sfzh);
