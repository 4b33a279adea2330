package org.tongban.node.demo.register.care;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.Batch;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.CareInstitution.Filing;
import org.tongban.node.demo.register.care.CareInstitution.Penalty;
import org.tongban.node.demo.register.care.CareInstitution.Rating;
import org.tongban.node.demo.register.care.CareInstitution.Scheme;

/**
 * Fills the tables of {@code qingpu.sql} about care homes: one row for each thing that happened.
 */
final class QingpuHomes {
  private final Region region;
  private final OffsetDateTime asOf;
  private final List<Object[]> homes = new ArrayList<>();
  private final List<Object[]> codes = new ArrayList<>();
  private final List<Object[]> events = new ArrayList<>();

  QingpuHomes(Region region, OffsetDateTime asOf) {
    this.region = region;
    this.asOf = asOf;
  }

  void fill(Batch batch, List<CareInstitution> institutions) throws SQLException {
    institutions.forEach(this::home);
    batch.insert("care_home", homes);
    batch.insert("care_home_code", codes);
    batch.insert("care_home_event", events);
  }

  private void home(CareInstitution home) {
    Integer key = homes.size() + 1;
    homes.add(row(key, home.name(), home.town(), home.filingNumber(), asOf));
    codes.add(row(home.creditCode(), key, true));
    home.formerCodes().forEach(code -> codes.add(row(code, key, false)));
    home.filings().forEach(filing -> events.add(filing(key, filing)));
    home.ratings().forEach(rating -> events.add(rating(key, rating)));
    home.penalties().forEach(penalty -> events.add(penalty(key, penalty)));
  }

  private Object[] filing(Integer key, Filing filing) {
    return row(
        key,
        "FILING",
        filing.status().name(),
        filing.day(),
        null,
        null,
        null,
        region.bureauName(),
        region.bureau(),
        region.code());
  }

  private static Object[] rating(Integer key, Rating rating) {
    return row(
        key,
        "RATING",
        rating.scheme() == Scheme.NATIONAL ? "GB-T-37276" : "SH-LOCAL",
        rating.from(),
        rating.to(),
        rating.level(),
        null,
        rating.judge(),
        null,
        rating.judgeDivision());
  }

  private Object[] penalty(Integer key, Penalty penalty) {
    return row(
        key,
        "SANCTION",
        penalty.kind().name(),
        penalty.decidedOn(),
        penalty.until().orElse(null),
        null,
        penalty.documentNumber(),
        region.bureauName(),
        region.bureau(),
        region.code());
  }
}
