package org.tongban.node.console.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.Proposal.State;

/** The table of proposals, over all replicas. */
final class ProposalTable {
  private static final String SELECT =
      "SELECT id, kind, about, base, content, authors, state, note, changed_at, changed_by, version"
          + " FROM console_proposal";

  private static final String OPEN = " state IN ('DRAFT', 'SUBMITTED')";

  private final JdbcClient database;

  ProposalTable(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  Optional<Proposal> find(UUID id) {
    return database.sql(SELECT + " WHERE id = ?").param(id).query(ProposalTable::read).optional();
  }

  Optional<Proposal> open(Kind kind, String about) {
    return database
        .sql(SELECT + " WHERE kind = ? AND about = ? AND" + OPEN)
        .params(kind.name(), about)
        .query(ProposalTable::read)
        .optional();
  }

  List<Proposal> open(Kind kind) {
    return database
        .sql(SELECT + " WHERE kind = ? AND" + OPEN + " ORDER BY about")
        .param(kind.name())
        .query(ProposalTable::read)
        .list();
  }

  /** The last ones of a kind, whatever became of them, the newest first. */
  List<Proposal> last(Kind kind, int most) {
    return database
        .sql(SELECT + " WHERE kind = ? ORDER BY changed_at DESC LIMIT ?")
        .params(kind.name(), most)
        .query(ProposalTable::read)
        .list();
  }

  /** False when one is open already. */
  boolean add(Proposal one) {
    return database
            .sql(
                "INSERT INTO console_proposal (id, kind, about, base, content, authors, state,"
                    + " note, changed_at, changed_by, version) VALUES (:id, :kind, :about, :base,"
                    + " :content, string_to_array(:authors, ','), :state, :note, :at, :by, :version)"
                    + " ON CONFLICT DO NOTHING")
            .param("id", one.id())
            .param("kind", one.kind().name())
            .param("about", one.about())
            .param("base", one.base())
            .param("content", one.content())
            .param("authors", names(one.authors()))
            .param("state", one.state().name())
            .param("note", one.note())
            .param("at", one.changedAt().atOffset(ZoneOffset.UTC))
            .param("by", one.changedBy())
            .param("version", one.version())
            .update()
        == 1;
  }

  /** False when there is no such version any more. */
  boolean change(Proposal next) {
    return database
            .sql(
                "UPDATE console_proposal SET base = :base, content = :content,"
                    + " authors = string_to_array(:authors, ','), state = :state, note = :note,"
                    + " changed_at = :at, changed_by = :by, version = version + 1"
                    + " WHERE id = :id AND version = :version AND"
                    + OPEN)
            .param("base", next.base())
            .param("content", next.content())
            .param("authors", names(next.authors()))
            .param("state", next.state().name())
            .param("note", next.note())
            .param("at", next.changedAt().atOffset(ZoneOffset.UTC))
            .param("by", next.changedBy())
            .param("id", next.id())
            .param("version", next.version())
            .update()
        == 1;
  }

  /** Names of users have no commas. */
  private static String names(Set<String> authors) {
    return String.join(",", authors.stream().sorted().toList());
  }

  private static Proposal read(ResultSet row, int number) throws SQLException {
    return new Proposal(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        row.getString("about"),
        row.getString("base"),
        row.getString("content"),
        Set.copyOf(Arrays.asList((String[]) row.getArray("authors").getArray())),
        State.valueOf(row.getString("state")),
        row.getString("note"),
        at(row),
        row.getString("changed_by"),
        row.getInt("version"));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getObject("changed_at", OffsetDateTime.class).toInstant();
  }
}
