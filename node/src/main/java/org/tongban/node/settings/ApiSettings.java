package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The listener for the bureau's own systems: plain HTTP, callers known by bearer token.
 *
 * @param address IP address to listen on
 * @param port 1 to 65535
 * @param maxBody largest request body
 * @param callers who may call; empty means nobody
 */
public record ApiSettings(String address, Integer port, Size maxBody, List<Caller> callers) {
  public ApiSettings {
    callers = callers == null ? List.of() : List.copyOf(callers);
    new Check()
        .value("address", address, Addresses::valid, Addresses.RULE)
        .value("port", port, Addresses::port, "must be 1 to 65535")
        .given("maxBody", maxBody)
        .rule(
            "callers",
            callers.stream().map(Caller::name).distinct().count() == callers.size(),
            "must not hold one name twice")
        .done();
  }

  boolean loopback() {
    return Addresses.loopback(address);
  }

  /**
   * A system that may call, and whom its queries are recorded for.
   *
   * @param name of the system; 1 to 64 characters of {@code A-Za-z0-9._-}
   * @param unit organisational unit; same form
   * @param operator pseudonym of the clerk; same form
   * @param tokenFile file with the SHA-256 hash of the bearer token, never the token
   */
  public record Caller(String name, String unit, String operator, Path tokenFile) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String RULE = "must be 1 to 64 characters of A-Z a-z 0-9 . _ -";

    public Caller {
      new Check()
          .value("name", name, FORM.asMatchPredicate(), RULE)
          .value("unit", unit, FORM.asMatchPredicate(), RULE)
          .value("operator", operator, FORM.asMatchPredicate(), RULE)
          .given("tokenFile", tokenFile)
          .done();
    }
  }
}
