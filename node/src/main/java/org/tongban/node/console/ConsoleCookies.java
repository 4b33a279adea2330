package org.tongban.node.console;

/**
 * How the console's cookies are called and kept: with {@code __Host-} (RFC 6265bis) where they go
 * over TLS only.
 *
 * @param secure whether people reach the console by https
 */
public record ConsoleCookies(boolean secure) {
  String name(String what) {
    return (secure ? "__Host-" : "") + "tongban-" + what;
  }
}
