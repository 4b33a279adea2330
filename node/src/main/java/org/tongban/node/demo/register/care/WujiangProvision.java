package org.tongban.node.demo.register.care;

import java.util.Map;
import org.tongban.node.demo.register.RegisterPart;
import org.tongban.node.demo.register.WujiangDesk;

/** The desks of 吴江 for care workers and, in an older part of its system, institutions. */
final class WujiangProvision implements RegisterPart {
  private final ProvisionBooks books;

  WujiangProvision(ProvisionBooks books) {
    this.books = books;
  }

  @Override
  public Map<String, WujiangDesk> desks() {
    return Map.of(
        "/api/hlyzs", WujiangDesk.json(new WujiangCaregivers(books)::find),
        "/api/yljg", WujiangDesk.xml(new WujiangInstitutions(books)::find));
  }
}
