package org.tongban.node.api;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tongban.node.settings.CallerRole;

/**
 * Which roles an address of the local API is open to; one of them is enough. An address that nobody
 * thought of is the administrator's.
 */
final class Doors {
  private static final String BASE = "/api/v1/";

  private static final Set<CallerRole> ALL = EnumSet.allOf(CallerRole.class);

  private static final Set<CallerRole> WATCH =
      EnumSet.of(CallerRole.ADMINISTRATOR, CallerRole.AUDITOR);

  /** Addresses of what pages of the console show, with all below each. */
  private static final Map<String, Set<CallerRole>> PAGES =
      Map.of(
          "overview", WATCH,
          "simulator", WATCH,
          "peers", WATCH,
          "routes", WATCH,
          "access", WATCH,
          "alerts", WATCH,
          "callers", WATCH,
          "backups", WATCH,
          "operations", EnumSet.of(CallerRole.AUDITOR));

  private static final String ALL_BATCHES = BatchController.PATH + "/all";

  private static final Set<String> CATALOGUE = Set.of("services", "codes", "crosswalks");

  private Doors() {}

  /**
   * @param path decoded and normalised, as the server itself reads it
   */
  static Set<CallerRole> of(String path) {
    if (path.equals(ALL_BATCHES)) {
      return WATCH;
    }
    if (path.startsWith(BatchController.PATH)) {
      return EnumSet.of(CallerRole.OPERATOR);
    }
    if (path.startsWith(AskController.PATH)
        || path.startsWith(FanOutController.PATH)
        || path.startsWith(TransactionController.PATH)) {
      return EnumSet.of(CallerRole.OPERATOR);
    }
    if (path.startsWith(ExchangeController.PATH)) {
      return EnumSet.of(CallerRole.OPERATOR, CallerRole.AUDITOR);
    }
    if (path.startsWith(AuditController.PATH)) {
      return EnumSet.of(CallerRole.AUDITOR);
    }
    if (path.startsWith(EventController.PATH)
        || path.startsWith(AwaitedController.PATH)
        || path.startsWith(ChangeController.PATH)) {
      return EnumSet.of(CallerRole.EVENTS);
    }
    if (path.startsWith(SubjectController.PATH)) {
      return EnumSet.of(CallerRole.DESK);
    }
    return path.startsWith(RegistryController.PATH) ? ALL : ofPage(path);
  }

  private static Set<CallerRole> ofPage(String path) {
    var rest = path.startsWith(BASE) ? path.substring(BASE.length()) : "";
    var first = rest.split("/", 2)[0];
    return CATALOGUE.contains(first)
        ? ALL
        : PAGES.getOrDefault(first, EnumSet.of(CallerRole.ADMINISTRATOR));
  }
}
