package org.tongban.node.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

/** When other members were last met, over all replicas. */
public final class ContactBook {
  private static final String MET =
      "INSERT INTO peer_contact AS p (member, kind, at, suite) VALUES (:member, :kind, :at, :suite)"
          + " ON CONFLICT (member, kind) DO UPDATE SET at = excluded.at, suite = excluded.suite"
          + " WHERE p.at < excluded.at";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public ContactBook(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** Keeps it, unless a later one is kept already. */
  public void met(MemberCode member, Contact.Kind kind, Contact contact) {
    database
        .sql(MET)
        .param("member", member.value())
        .param("kind", kind.name())
        .param("at", contact.at().atOffset(ZoneOffset.UTC))
        .param("suite", contact.suite().name())
        .update();
  }

  /** The last ones of that kind, by the member's code. */
  public Map<String, Contact> last(Contact.Kind kind) {
    var found = new TreeMap<String, Contact>();
    database
        .sql("SELECT member, at, suite FROM peer_contact WHERE kind = :kind")
        .param("kind", kind.name())
        .query(
            row -> {
              var at = row.getObject(2, OffsetDateTime.class).toInstant();
              found.put(row.getString(1), new Contact(at, Suite.parse(row.getString(3))));
            });
    return found;
  }
}
