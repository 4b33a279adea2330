package org.tongban.node.demo.register.assistance;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.tongban.node.demo.register.Batch;

/** Fills the table of temporary aid of {@code qingpu.sql}. */
final class QingpuGrants {
  private final Roll roll;
  private final OffsetDateTime asOf;

  QingpuGrants(Roll roll, OffsetDateTime asOf) {
    this.roll = roll;
    this.asOf = asOf;
  }

  void fill(Batch batch, List<EmergencyGrant> grants) throws SQLException {
    batch.insert("emergency_grant", grants.stream().map(this::row).toList());
  }

  private Object[] row(EmergencyGrant grant) {
    return Batch.row(
        grant.number(),
        grant.person().idNumber(),
        grant.kind().name(),
        grant.day(),
        grant.event().orElse(null),
        grant.fen(),
        grant.paidBack(),
        roll.officeName(grant.town()),
        roll.officeDivision(grant.town()),
        asOf);
  }
}
