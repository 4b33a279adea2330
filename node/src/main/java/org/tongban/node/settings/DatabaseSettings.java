package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The node's own PostgreSQL: either embedded, under the node's data directory, or an external one.
 *
 * @param embedded present when the node starts its own server
 * @param url JDBC address of an external server, without user or password
 * @param user role at the external server
 * @param passwordFile file whose first line is the role's password
 * @param pool largest number of connections
 */
public record DatabaseSettings(
    Optional<Embedded> embedded,
    Optional<String> url,
    Optional<String> user,
    Optional<Path> passwordFile,
    Integer pool) {
  public DatabaseSettings {
    boolean external = Check.present(url);
    new Check()
        .given("embedded", embedded)
        .given("url", url)
        .given("user", user)
        .given("passwordFile", passwordFile)
        .rule("url", oneOf(embedded, url), "give either url or embedded, not both")
        .rule(
            "url",
            !external || url.get().startsWith("jdbc:postgresql:"),
            "must begin with jdbc:postgresql:")
        .rule("url", !external || Addresses.withoutSecret(url.get()), Addresses.SECRET_RULE)
        .rule(
            "user",
            url == null || user == null || external == user.isPresent(),
            "is given together with url, and only then")
        .rule(
            "passwordFile",
            url == null || external || !Check.present(passwordFile),
            "is given only with url")
        .value("pool", pool, n -> n >= 2 && n <= 200, "must be 2 to 200")
        .done();
  }

  private static boolean oneOf(Optional<?> one, Optional<?> other) {
    return one == null || other == null || one.isPresent() != other.isPresent();
  }

  /**
   * The embedded server.
   *
   * @param port to listen on, loopback only; 0 takes a free one at each start
   * @param binaries where the unpacked server programs are kept; nodes of one machine may share it
   */
  public record Embedded(Integer port, Path binaries) {
    public Embedded {
      new Check()
          .value("port", port, p -> p == 0 || Addresses.port(p), "must be 0 to 65535")
          .given("binaries", binaries)
          .done();
    }
  }
}
