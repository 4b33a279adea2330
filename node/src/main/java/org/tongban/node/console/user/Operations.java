package org.tongban.node.console.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;

/** The operation log: append only, over all replicas. */
public final class Operations {
  /** Somebody who did not say who it is, or not truly. */
  public static final String UNKNOWN = "-";

  /** Somebody at the machine itself. */
  public static final String COMMAND = "command";

  /** The authority's login service, which says who somebody is and what that person may do. */
  public static final String PROVIDER = "provider";

  private static final String FOUND =
      " FROM console_operation WHERE :q = '' OR who = :q OR about = :q OR act = upper(:q)";

  private final JdbcClient database;
  private final Clock clock;

  /** Over the node's migrated database. */
  public Operations(DataSource source, Clock clock) {
    this.database = JdbcClient.create(source);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** What somebody is, in the words of the log. */
  static String of(Set<Role> roles, String unit) {
    var names = roles.stream().map(Role::name).sorted().collect(Collectors.joining(", "));
    return (names + " " + unit).strip();
  }

  /** Keeps that it was done. */
  public void keep(String who, Act act, String about, String detail) {
    database
        .sql(
            "INSERT INTO console_operation (at, who, act, about, detail)"
                + " VALUES (:at, :who, :act, :about, :detail)")
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("who", who)
        .param("act", act.name())
        .param("about", about)
        .param("detail", detail)
        .update();
  }

  /** Those that were searched for by user, object or act, the newest first. */
  public Listing<Operation> list(TableState state) {
    long total =
        database
            .sql("SELECT count(*)" + FOUND)
            .param("q", state.query())
            .query(Long.class)
            .single();
    var asked = state.within(total);
    var rows =
        database
            .sql(
                "SELECT seq, at, who, act, about, detail"
                    + FOUND
                    + " ORDER BY seq DESC LIMIT :size OFFSET :from")
            .param("q", asked.query())
            .param("size", asked.size())
            .param("from", asked.from())
            .query((row, number) -> operation(row))
            .list();
    return new Listing<>(rows, total, asked);
  }

  private static Operation operation(ResultSet row) throws SQLException {
    return new Operation(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("act"),
        row.getString("about"),
        row.getString("detail"));
  }
}
