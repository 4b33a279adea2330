package org.tongban.node.console.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;

/** Which exchanges of the journal a clerk asked for, the newest first. */
final class DeskHistory {
  private static final String NOTE =
      "INSERT INTO console_ask (exchange, person, unit, at, many) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String DROP = "DELETE FROM console_ask WHERE exchange = ?";
  private static final String OWN = " FROM console_ask c WHERE c.person = ? AND c.unit = ?";

  /** The last word on an exchange stands with the one that brought it later. */
  private static final String ROWS =
      "SELECT c.exchange, c.at, c.many, s.peer, coalesce(s.service, f.service), s.purpose, a.outcome"
          + ", o.state FROM (SELECT *"
          + OWN
          + " ORDER BY c.at DESC LIMIT ? OFFSET ?) c"
          + " LEFT JOIN own_later o ON o.exchange = c.exchange"
          + " LEFT JOIN fan_out f ON f.id = c.exchange"
          + " LEFT JOIN LATERAL (SELECT peer, service, purpose FROM journal_entry e"
          + " WHERE e.exchange = c.exchange ORDER BY seq LIMIT 1) s ON true"
          + " LEFT JOIN LATERAL (SELECT outcome FROM journal_entry e"
          + " WHERE e.exchange = coalesce(o.answered_by, c.exchange) AND outcome IS NOT NULL"
          + " ORDER BY seq DESC LIMIT 1) a ON true ORDER BY c.at DESC";

  private final JdbcClient database;
  private final Function<String, String> regions;

  /**
   * @param regions shows a division by code and name
   */
  DeskHistory(DataSource source, Function<String, String> regions) {
    this.database = JdbcClient.create(source);
    this.regions = regions;
  }

  /**
   * One of them.
   *
   * @param state {@code own_later}'s, where it was taken in
   * @param person masked; empty where the ask is gone or names nobody
   */
  record Row(
      MessageId exchange,
      Instant at,
      boolean many,
      String peer,
      String service,
      String purpose,
      Optional<Outcome> outcome,
      Optional<String> state,
      String person) {
    public String address() {
      return (many ? "/desk/fan-outs/" : "/desk/answers/") + exchange;
    }
  }

  void note(MessageId exchange, Actor actor, Instant at, boolean many) {
    database
        .sql(NOTE)
        .params(exchange.value(), actor.operator(), actor.unit(), at.atOffset(ZoneOffset.UTC), many)
        .update();
  }

  /** Of one that was never asked. */
  void drop(MessageId exchange) {
    database.sql(DROP).param(exchange.value()).update();
  }

  /**
   * One page.
   *
   * @param asked reads back what was asked
   */
  Listing<Row> list(Actor actor, TableState state, Function<MessageId, Optional<Ask>> asked) {
    var count = "SELECT count(*)" + OWN;
    long total =
        database.sql(count).params(actor.operator(), actor.unit()).query(Long.class).single();
    var shown = state.within(total);
    var rows =
        database
            .sql(ROWS)
            .params(actor.operator(), actor.unit(), shown.size(), shown.from())
            .query((row, number) -> row(row, asked))
            .list();
    return new Listing<>(rows, total, shown);
  }

  private Row row(ResultSet row, Function<MessageId, Optional<Ask>> asked) throws SQLException {
    var exchange = new MessageId(row.getObject(1, UUID.class));
    boolean many = row.getBoolean(3);
    return new Row(
        exchange,
        row.getObject(2, OffsetDateTime.class).toInstant(),
        many,
        Optional.ofNullable(row.getString(4)).map(regions).orElse(""),
        Optional.ofNullable(row.getString(5)).orElse(""),
        Optional.ofNullable(row.getString(6)).orElse(""),
        Optional.ofNullable(row.getString(7)).map(Outcome::valueOf),
        Optional.ofNullable(row.getString(8)),
        many ? "" : asked.apply(exchange).map(Masked::person).orElse(""));
  }
}
