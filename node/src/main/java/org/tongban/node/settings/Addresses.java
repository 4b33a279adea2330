package org.tongban.node.settings;

import java.util.regex.Pattern;

/** Addresses to listen on. Only literals: a name could turn into another address at any time. */
final class Addresses {
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");
  static final String RULE = "must be an IP address such as 127.0.0.1, or localhost";

  static final String SECRET_RULE = "must not hold a user or a password: use user and passwordFile";
  private static final Pattern SECRET =
      Pattern.compile("(?i)(//[^/?]*@)|([?&](user|password|sslpassword)=)");

  static final String WEB_RULE =
      "must be https addresses without a slash at the end, user, ? and #; http on loopback only";

  private static final Pattern WEB =
      Pattern.compile(
          "(https://[^/?#@\\s]+|http://(127\\.[0-9.]+|localhost)(:[0-9]+)?)(/[^/?#@\\s]+)*");

  /** What an authority publishes carries its own signature, and most do so over http. */
  static final String FILE_RULE =
      "must be an http or https address with a path, without user and #";

  private static final Pattern FILE =
      Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+/[^#@\\s{}|^\"<>`\\\\]+");

  private Addresses() {}

  /** Whether an authority can be asked at this address. */
  static boolean file(String address) {
    return FILE.matcher(address).matches();
  }

  /** Whether files can be fetched from below this address. */
  static boolean web(String address) {
    return WEB.matcher(address).matches();
  }

  static boolean valid(String address) {
    return "localhost".equals(address)
        || V4.matcher(address).matches()
        || V6.matcher(address).matches();
  }

  static boolean loopback(String address) {
    return "localhost".equals(address)
        || "::1".equals(address)
        || (address.startsWith("127.") && V4.matcher(address).matches());
  }

  static boolean withoutSecret(String url) {
    return !SECRET.matcher(url).find();
  }

  static boolean port(int port) {
    return port >= 1 && port <= 65535;
  }
}
