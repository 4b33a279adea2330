package org.tongban.node.demo.register.assistance;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.tongban.node.demo.register.Batch;
import org.tongban.node.demo.register.assistance.Means.Asset;
import org.tongban.node.demo.register.assistance.Means.Estate;
import org.tongban.node.demo.register.assistance.Means.FundAccount;
import org.tongban.node.demo.register.assistance.Means.Insurance;
import org.tongban.node.demo.register.assistance.Means.Vehicle;

/** Fills the tables of {@code jiashan.sql} about income and assets. */
final class JiashanMeans {
  private static final int CONNECTED = 1;
  private static final int OUT_OF_SERVICE = 2;

  private JiashanMeans() {}

  static void fill(Batch batch, Means means, LocalDate today) throws SQLException {
    batch.insert(
        "t_hdlt",
        List.of(
            connection(CheckCategory.MARRIAGE, CONNECTED, today),
            connection(CheckCategory.VEHICLE, CONNECTED, today.minusDays(1)),
            connection(CheckCategory.REAL_ESTATE, CONNECTED, today.minusDays(1)),
            connection(CheckCategory.PROVIDENT_FUND, CONNECTED, today.minusDays(20)),
            connection(CheckCategory.SOCIAL_SECURITY, CONNECTED, today.minusDays(20)),
            connection(CheckCategory.FINANCIAL, CONNECTED, today.minusDays(2)),
            connection(CheckCategory.ASSISTANCE, CONNECTED, today),
            connection(CheckCategory.BUSINESS, OUT_OF_SERVICE, today.minusDays(300))));
    batch.insert("t_hdcl", means.vehicles().stream().map(JiashanMeans::row).toList());
    batch.insert("t_hdbdc", means.estates().stream().map(JiashanMeans::row).toList());
    batch.insert("t_hdgjj", means.funds().stream().map(JiashanMeans::row).toList());
    batch.insert("t_hdsb", means.insurances().stream().map(JiashanMeans::row).toList());
    batch.insert("t_hdjr", means.assets().stream().map(JiashanMeans::row).toList());
  }

  private static Object[] connection(CheckCategory category, int state, LocalDate day) {
    return Batch.row(code(category), state, JiashanReports.digits(day));
  }

  private static Object[] row(Vehicle vehicle) {
    return Batch.row(
        vehicle.owner().idNumber(),
        vehicle.owner().name(),
        vehicle.plate(),
        code(vehicle.kind()),
        vehicle.commercial(),
        JiashanReports.digits(vehicle.registered()),
        code(vehicle.state()),
        JiashanReports.digits(vehicle.since()));
  }

  private static Object[] row(Estate estate) {
    return Batch.row(
        estate.owner().idNumber(),
        estate.owner().name(),
        code(estate.use()),
        estate.division(),
        BigDecimal.valueOf(estate.squareMetres()),
        estate.sharePercent(),
        JiashanReports.digits(estate.registered()),
        estate.transferred().map(JiashanReports::digits).orElse(null));
  }

  private static Object[] row(FundAccount account) {
    return Batch.row(
        account.owner().idNumber(),
        account.owner().name(),
        code(account.state()),
        month(account.last()),
        account.employer(),
        yuan(account.balanceFen()),
        yuan(account.baseFen()),
        yuan(account.monthlyFen()));
  }

  private static Object[] row(Insurance insurance) {
    return Batch.row(
        insurance.owner().idNumber(),
        insurance.owner().name(),
        code(insurance.scheme()),
        code(insurance.state()),
        month(insurance.last()),
        insurance.employer().orElse(null),
        insurance.baseFen() == 0 ? null : yuan(insurance.baseFen()),
        insurance.benefitFen() == 0 ? null : yuan(insurance.benefitFen()));
  }

  private static Object[] row(Asset asset) {
    return Batch.row(
        asset.owner().idNumber(),
        asset.owner().name(),
        code(asset.kind()),
        yuan(asset.valueFen()),
        JiashanReports.digits(asset.valued()));
  }

  private static int code(Enum<?> constant) {
    return constant.ordinal() + 1;
  }

  private static BigDecimal yuan(int fen) {
    return BigDecimal.valueOf(fen, 2);
  }

  private static String month(YearMonth month) {
    return month.toString().replace("-", "");
  }
}
