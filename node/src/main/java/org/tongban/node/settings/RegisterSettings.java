package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the member's registers, as the look-up routes know it.
 *
 * @param name the bean is called {@code register-<name>}
 * @param url {@code jdbc:postgresql://…} or {@code http(s)://…}, without user or password
 * @param user role at an SQL register
 * @param passwordFile file whose first line is the role's password
 * @param takesSteps whether look-ups may write there, for services that reserve; nowhere else
 */
public record RegisterSettings(
    String name,
    String url,
    Optional<String> user,
    Optional<Path> passwordFile,
    Optional<Boolean> takesSteps) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql:|https?://[^/\\s]+).*", Pattern.DOTALL);

  public RegisterSettings {
    new Check()
        .value("name", name, NAME.asMatchPredicate(), "must be lower case, 1 to 32 of a-z 0-9 -")
        .given("user", user)
        .given("passwordFile", passwordFile)
        .given("takesSteps", takesSteps)
        .value(
            "url",
            url,
            URL.asMatchPredicate(),
            "must begin with jdbc:postgresql:, http:// or https://")
        .rule("url", url == null || Addresses.withoutSecret(url), Addresses.SECRET_RULE)
        .rule(
            "user", !sql(url) || user == null || user.isPresent(), "is required for a jdbc address")
        .rule("user", url == null || sql(url) || !Check.present(user), "is for jdbc addresses only")
        .rule(
            "passwordFile",
            url == null || sql(url) || !Check.present(passwordFile),
            "is for jdbc addresses only")
        .rule(
            "takesSteps",
            url == null || sql(url) || !Check.present(takesSteps),
            "is for jdbc addresses only")
        .done();
  }

  /** Whether this register is reached over JDBC; otherwise it is an HTTP system. */
  public boolean sql() {
    return sql(url);
  }

  private static boolean sql(String url) {
    return url != null && url.startsWith("jdbc:");
  }
}
