package org.tongban.core.directory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** Reads one entry of {@code agreements}; the members are read before. */
final class AgreementReader {
  private static final Set<String> KEYS =
      Set.of("id", "parties", "services", "purposes", "from", "to");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Seen seen;
  private final Problems problems;

  AgreementReader(Seen seen, Problems problems) {
    this.seen = seen;
    this.problems = problems;
  }

  Optional<Agreement> read(Cursor at) {
    var before = problems.count();
    if (!at.object(KEYS)) {
      return Optional.empty();
    }
    var id = id(at.at("id"));
    var parties = parties(at.at("parties"));
    var services = at.at("services").texts("must be a service such as domain.name", ServiceId::new);
    var purposes = at.at("purposes").texts("must be a purpose in capital letters", Purpose::new);
    var from = date(at.at("from"));
    var to = date(at.at("to"));
    if (from != null && to != null && from.isAfter(to)) {
      at.at("to").problem("must not be earlier than 'from'");
    }
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new Agreement(id, parties, Set.copyOf(services), Set.copyOf(purposes), from, to));
  }

  private String id(Cursor at) {
    var id = at.text("must be 1 to 64 characters of A-Za-z0-9._-", AgreementReader::id);
    if (id != null) {
      seen.agreement(id, at);
    }
    return id;
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException("not an id");
    }
    return text;
  }

  private Set<MemberCode> parties(Cursor at) {
    var items = at.items();
    if (items.size() == 1 || (items.isEmpty() && at.present())) {
      at.problem("an agreement has at least two parties");
    }
    var parties = new HashSet<MemberCode>();
    for (var item : items) {
      var party = item.text("must be six digits (GB/T 2260)", MemberCode::new);
      if (party != null && !seen.knows(party.value())) {
        item.problem("no member of this directory has this code");
      }
      if (party != null && !parties.add(party)) {
        item.problem("stands twice in this list");
      }
    }
    return parties;
  }

  private static LocalDate date(Cursor at) {
    return at.text("must be a date such as 2026-11-22", LocalDate::parse);
  }
}
