package org.tongban.node.settings;

import java.util.Optional;

/**
 * The console: pages for the member's own people, on the listener of {@link ApiSettings}.
 *
 * @param enabled whether there is one
 * @param oidc the login service that lets people in beside the users of the console's own; empty
 *     for none
 */
public record ConsoleSettings(Boolean enabled, Optional<ConsoleOidcSettings> oidc) {
  public ConsoleSettings {
    new Check().given("enabled", enabled).done();
  }
}
