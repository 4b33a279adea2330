package org.tongban.node.settings;

/**
 * The console: pages for the member's own people, on the listener of {@link ApiSettings}.
 *
 * @param enabled whether there is one
 */
public record ConsoleSettings(Boolean enabled) {
  public ConsoleSettings {
    new Check().given("enabled", enabled).done();
  }
}
