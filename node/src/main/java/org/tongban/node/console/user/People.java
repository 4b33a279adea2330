package org.tongban.node.console.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;

/** The table of people, over all replicas. */
public final class People {
  private static final String COLUMNS =
      "SELECT name, password, must_change, locked, roles, unit, last_in, version FROM console_user";

  private static final String FOUND =
      " WHERE :q = '' OR position(lower(:q) in lower(name)) > 0 OR lower(unit) = lower(:q)";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public People(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** Whether there is nobody yet. */
  public boolean none() {
    return all().isEmpty();
  }

  /** The one of that name. */
  public Optional<Person> find(String name) {
    return database
        .sql(COLUMNS + " WHERE name = :name")
        .param("name", name)
        .query((row, number) -> person(row))
        .optional();
  }

  /** Everybody, by name. */
  public List<Person> all() {
    return database.sql(COLUMNS + " ORDER BY name").query((row, number) -> person(row)).list();
  }

  /** Those whose name holds what was searched for, or whose unit it is. */
  public Listing<Person> list(TableState state) {
    long total =
        database
            .sql("SELECT count(*) FROM console_user" + FOUND)
            .param("q", state.query())
            .query(Long.class)
            .single();
    var asked = state.within(total);
    var order = asked.sortedBy("lastIn") ? "last_in" : "name";
    var people =
        database
            .sql(
                COLUMNS
                    + FOUND
                    + " ORDER BY "
                    + order
                    + (asked.descending() ? " DESC NULLS LAST" : " NULLS FIRST")
                    + ", name LIMIT :size OFFSET :from")
            .param("q", asked.query())
            .param("size", asked.size())
            .param("from", asked.from())
            .query((row, number) -> person(row))
            .list();
    return new Listing<>(people, total, asked);
  }

  Optional<String> hash(String name) {
    return database
        .sql("SELECT password FROM console_user WHERE name = :name AND password IS NOT NULL")
        .param("name", name)
        .query(String.class)
        .optional();
  }

  /** False when the name is taken. */
  boolean add(String name, String hash, Set<Role> roles, String unit) {
    return database
            .sql(
                "INSERT INTO console_user (name, password, must_change, roles, unit)"
                    + " VALUES (:name, :hash, true, string_to_array(:roles, ','), :unit) ON CONFLICT DO NOTHING")
            .param("name", name)
            .param("hash", hash)
            .param("roles", names(roles))
            .param("unit", unit)
            .update()
        == 1;
  }

  /**
   * Takes over what the provider says of somebody who signs in by it. False when the name is that
   * of somebody with a password of ours, or locked.
   */
  boolean provided(String name, Set<Role> roles, String unit, Instant at) {
    return database
            .sql(
                "INSERT INTO console_user AS u (name, must_change, roles, unit, last_in)"
                    + " VALUES (:name, false, string_to_array(:roles, ','), :unit, :at)"
                    + " ON CONFLICT (name) DO UPDATE SET roles = EXCLUDED.roles,"
                    + " unit = EXCLUDED.unit, last_in = EXCLUDED.last_in, version = u.version + 1"
                    + " WHERE u.password IS NULL AND NOT u.locked")
            .param("name", name)
            .param("roles", names(roles))
            .param("unit", unit)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** False when there is no such version any more. */
  boolean change(String name, int version, Set<Role> roles, String unit) {
    return database
            .sql(
                "UPDATE console_user SET roles = string_to_array(:roles, ','), unit = :unit, version = version + 1"
                    + " WHERE name = :name AND version = :version")
            .param("roles", names(roles))
            .param("unit", unit)
            .param("name", name)
            .param("version", version)
            .update()
        == 1;
  }

  /** False when there is nobody of that name with a password of ours. */
  boolean password(String name, String hash, boolean mustChange) {
    return database
            .sql(
                "UPDATE console_user SET password = :hash, must_change = :change,"
                    + " version = version + 1 WHERE name = :name AND password IS NOT NULL")
            .param("hash", hash)
            .param("change", mustChange)
            .param("name", name)
            .update()
        == 1;
  }

  /** False when it was so already. */
  boolean lock(String name, boolean locked) {
    return database
            .sql(
                "UPDATE console_user SET locked = :locked, version = version + 1"
                    + " WHERE name = :name AND locked <> :locked")
            .param("locked", locked)
            .param("name", name)
            .update()
        == 1;
  }

  void signedIn(String name, Instant at) {
    database
        .sql("UPDATE console_user SET last_in = :at WHERE name = :name")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("name", name)
        .update();
  }

  /** Ends all that the person has open, on every replica. */
  void signOut(String name) {
    database
        .sql("DELETE FROM console_session WHERE principal_name = :name")
        .param("name", name)
        .update();
  }

  private static String names(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
  }

  private static Person person(ResultSet row) throws SQLException {
    var roles =
        Arrays.stream((String[]) row.getArray("roles").getArray())
            .flatMap(name -> Role.find(name).stream())
            .collect(Collectors.toSet());
    return new Person(
        row.getString("name"),
        row.getString("password") != null,
        row.getBoolean("must_change"),
        row.getBoolean("locked"),
        roles,
        row.getString("unit"),
        Optional.ofNullable(row.getObject("last_in", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("version"));
  }
}
