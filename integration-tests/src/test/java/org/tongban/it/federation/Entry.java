package org.tongban.it.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;

/**
 * A row of a node's journal; what is empty there is an empty string here.
 *
 * @param evidence digest of the evidence, base64url
 */
public record Entry(
    long seq,
    String kind,
    String exchange,
    String peer,
    String service,
    String outcome,
    String reason,
    String rule,
    String evidence) {
  static final String SELECT =
      "SELECT seq, kind, exchange::text, peer, service, outcome, reason, rule, evidence_digest"
          + " FROM journal_entry WHERE ";

  static Entry read(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        row.getString(2),
        text(row, 3),
        text(row, 4),
        text(row, 5),
        text(row, 6),
        text(row, 7),
        text(row, 8),
        Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes(9)));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    var value = row.getString(column);
    return value == null ? "" : value;
  }

  /** Kind, outcome and reason in one string, for tables of expectations. */
  public String brief() {
    return (kind + " " + outcome + " " + reason).strip().replaceAll(" +", " ");
  }
}
