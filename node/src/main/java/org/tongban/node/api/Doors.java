package org.tongban.node.api;

import java.util.EnumSet;
import java.util.Set;
import org.tongban.node.settings.CallerRole;

/**
 * Which roles an address of the local API is open to; one of them is enough. An address that nobody
 * thought of is the administrator's.
 */
final class Doors {
  private static final Set<CallerRole> ALL = EnumSet.allOf(CallerRole.class);

  private Doors() {}

  /**
   * @param path decoded and normalised, as the server itself reads it
   */
  static Set<CallerRole> of(String path) {
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
    return path.startsWith(RegistryController.PATH) ? ALL : EnumSet.of(CallerRole.ADMINISTRATOR);
  }
}
