-- 嘉善县核对中心: what is kept for checks of a household's means. People by their numbers alone.
DROP TABLE IF EXISTS t_hdjr, t_hdsb, t_hdgjj, t_hdbdc, t_hdcl, t_hdlt, t_hdry, t_hdbg;

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

-- 联通状态: which departments' registers the centre reaches
CREATE TABLE t_hdlt (
  hdlb smallint PRIMARY KEY,            -- 核对类别, 1 to 14
  zt   smallint NOT NULL,               -- 1 联通 2 停用
  sjrq char(8) NOT NULL                 -- 数据日期
);

-- What other departments hold. sfzh: today's number, an earlier one, or 15 digits out of an old file.
CREATE TABLE t_hdcl (                   -- 车辆
  sfzh varchar(18) NOT NULL,
  xm   varchar(100) NOT NULL,
  hphm varchar(9) NOT NULL,             -- 号牌号码
  lx   smallint NOT NULL,               -- 类型: 1 小型客车 2 大中型客车 3 货车 4 摩托车
  yy   boolean NOT NULL,                -- 营运
  djrq char(8) NOT NULL,                -- 登记日期
  zt   smallint NOT NULL,               -- 状态: 1 正常 2 注销 3 被盗抢
  ztrq char(8) NOT NULL
);
CREATE INDEX ON t_hdcl (sfzh);

CREATE TABLE t_hdbdc (                  -- 不动产
  sfzh varchar(18) NOT NULL,
  xm   varchar(100) NOT NULL,
  yt   smallint NOT NULL,               -- 用途: 1 住宅 2 商业 3 车位
  xzqh varchar(12) NOT NULL,
  mj   numeric(8,2) NOT NULL,           -- 面积, square metres
  fe   smallint NOT NULL,               -- 份额, per cent
  djrq char(8) NOT NULL,
  zyrq char(8)                          -- 转移日期
);
CREATE INDEX ON t_hdbdc (sfzh);

CREATE TABLE t_hdgjj (                  -- 公积金
  sfzh varchar(18) NOT NULL,
  xm   varchar(100) NOT NULL,
  zt   smallint NOT NULL,               -- 状态: 1 正常 2 封存 3 销户
  zjny char(6) NOT NULL,                -- 最近年月
  dwdm char(18) NOT NULL,               -- 单位代码
  ye   numeric(12,2) NOT NULL,          -- 余额, yuan
  jcjs numeric(10,2) NOT NULL,          -- 缴存基数
  yjc  numeric(10,2) NOT NULL           -- 月缴存
);
CREATE INDEX ON t_hdgjj (sfzh);

CREATE TABLE t_hdsb (                   -- 社保
  sfzh varchar(18) NOT NULL,
  xm   varchar(100) NOT NULL,
  xz   smallint NOT NULL,               -- 险种: 1 职工养老 2 居民养老 3 失业
  zt   smallint NOT NULL,               -- 状态: 1 缴费 2 暂停 3 领取
  zjny char(6) NOT NULL,
  dwdm char(18),
  jfjs numeric(10,2),                   -- 缴费基数
  ydy  numeric(10,2)                    -- 月待遇
);
CREATE INDEX ON t_hdsb (sfzh);

CREATE TABLE t_hdjr (                   -- 金融资产
  sfzh varchar(18) NOT NULL,
  xm   varchar(100) NOT NULL,
  lx   smallint NOT NULL,               -- 类型: 1 存款 2 证券 3 保险 4 基金
  je   numeric(14,2) NOT NULL,          -- 金额, yuan
  gzrq char(8) NOT NULL                 -- 估值日期
);
CREATE INDEX ON t_hdjr (sfzh);
