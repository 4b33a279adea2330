package org.tongban.core.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** Reads one rule of either list. */
final class RuleReader {
  static final String ANY_MEMBER = "anyMember";
  static final String ANY_SYSTEM = "anySystem";
  static final String ANY_UNIT = "anyUnit";
  static final String ANY_SERVICE = "anyService";
  static final String ANY_PURPOSE = "anyPurpose";
  static final String CONTRACT = "contract";

  private static final Set<String> ANSWER_NEEDS =
      Set.of("id", "description", "services", "purposes", "basis", "fields");
  private static final Set<String> ANSWER_TAKES =
      Set.of("from", "to", "rate", "members", "agreement");
  private static final Set<String> ASK_NEEDS =
      Set.of("id", "description", "systems", "units", "members", "services", "purposes");
  private static final Set<String> ASK_TAKES = Set.of("from", "to", "rate");
  private static final Set<String> RELAY_TAKES = Set.of("from", "to");
  private static final Set<String> RELAY_NEEDS = Set.of("id", "description", "askers", "targets");
  private static final Set<String> DISCLOSURE_NEEDS =
      Set.of("id", "description", "services", "purposes", "shown");
  private static final Set<String> DISCLOSURE_TAKES = Set.of("guardian");
  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
  private static final String SERVICE_FORM = "must be a service such as domain.name";
  private static final String PURPOSE_FORM = "must be a purpose in capital letters";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final List<AccessProblem> problems;
  private final Map<String, Integer> ids;

  RuleReader(List<AccessProblem> problems, Map<String, Integer> ids) {
    this.problems = problems;
    this.ids = ids;
  }

  Optional<AnswerRule> answer(YamlCursor at) {
    var before = problems.size();
    var entries = at.mapping(ANSWER_NEEDS, ANSWER_TAKES);
    var rule = rule(at, entries);
    var agreement = agreement(at, entries);
    var members = members(entries.get("members"));
    var basis = list(entries, "basis", "must be STATUTE or AUTHORIZATION", BasisType::valueOf);
    var fields = fields(entries.get("fields"));
    if (problems.size() > before) {
      return Optional.empty();
    }
    var who = agreement.isPresent() ? Choice.<MemberCode>all() : members;
    return Optional.of(new AnswerRule(rule, who, agreement, Set.copyOf(basis), fields));
  }

  Optional<AskRule> ask(YamlCursor at) {
    var before = problems.size();
    var entries = at.mapping(ASK_NEEDS, ASK_TAKES);
    var rule = rule(at, entries);
    var systems = names(entries.get("systems"), ANY_SYSTEM);
    var units = names(entries.get("units"), ANY_UNIT);
    var members = members(entries.get("members"));
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new AskRule(rule, systems, units, members));
  }

  Optional<RelayRule> relay(YamlCursor at) {
    var before = problems.size();
    var entries = at.mapping(RELAY_NEEDS, RELAY_TAKES);
    var rule = rule(at, entries);
    var askers = members(entries.get("askers"));
    var targets = members(entries.get("targets"));
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new RelayRule(rule, askers, targets));
  }

  Optional<DisclosureRule> disclosure(YamlCursor at) {
    var before = problems.size();
    var entries = at.mapping(DISCLOSURE_NEEDS, DISCLOSURE_TAKES);
    var id = entries.containsKey("id") ? id(entries.get("id")) : "";
    var text = description(entries);
    var services = choice(entries.get("services"), ANY_SERVICE, SERVICE_FORM, ServiceId::new);
    var purposes = choice(entries.get("purposes"), ANY_PURPOSE, PURPOSE_FORM, Purpose::new);
    var person = shown(entries.get("shown"));
    var guardian = entries.containsKey("guardian") ? shown(entries.get("guardian")) : person;
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new DisclosureRule(
                id,
                text,
                at.line(),
                services,
                purposes,
                person.orElseThrow(),
                guardian.orElseThrow()));
  }

  private static Optional<Shown> shown(YamlCursor at) {
    return Optional.ofNullable(at).flatMap(text -> text.value(Shown.RULE, Shown::parse));
  }

  private static String description(Map<String, YamlCursor> entries) {
    return Optional.ofNullable(entries.get("description"))
        .flatMap(text -> text.value("must say what the rule is for", RuleReader::said))
        .map(String::strip)
        .orElse("");
  }

  private Rule rule(YamlCursor at, Map<String, YamlCursor> entries) {
    var id = entries.containsKey("id") ? id(entries.get("id")) : "";
    var text = description(entries);
    var services = list(entries, "services", SERVICE_FORM, ServiceId::new);
    var purposes = list(entries, "purposes", PURPOSE_FORM, Purpose::new);
    var period = period(entries);
    var rate =
        Optional.ofNullable(entries.get("rate")).flatMap(r -> r.value(Rate.RULE, Rate::parse));
    return new Rule(id, text, at.line(), period, Set.copyOf(services), Set.copyOf(purposes), rate);
  }

  private String id(YamlCursor at) {
    var id = at.value("must be 1 to 64 of a-z, 0-9 and -", RuleReader::idForm);
    id.ifPresent(
        value -> {
          var first = ids.putIfAbsent(value, at.line());
          if (first != null) {
            at.problem("'" + value + "' stands already in line " + first);
          }
        });
    return id.orElse("");
  }

  private Period period(Map<String, YamlCursor> entries) {
    var from = date(entries.get("from"));
    var to = date(entries.get("to"));
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      entries.get("to").problem("is earlier than 'from'");
    }
    return new Period(from, to);
  }

  private static Optional<LocalDate> date(YamlCursor at) {
    return Optional.ofNullable(at)
        .flatMap(d -> d.value("must be a date such as 2026-11-22", LocalDate::parse));
  }

  /** An answer rule names either members or an agreement; both or neither is a mistake. */
  private static Optional<String> agreement(YamlCursor at, Map<String, YamlCursor> entries) {
    if (entries.containsKey("agreement") == entries.containsKey("members")) {
      at.problem("needs either 'members' or 'agreement'");
    }
    return Optional.ofNullable(entries.get("agreement"))
        .flatMap(
            a -> a.value("must be 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'", RuleReader::name));
  }

  private static Choice<MemberCode> members(YamlCursor at) {
    return choice(at, ANY_MEMBER, "must be six digits (GB/T 2260)", MemberCode::new);
  }

  private static Choice<String> names(YamlCursor at, String any) {
    return choice(at, any, "must be 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'", RuleReader::name);
  }

  private static <T> Choice<T> choice(
      YamlCursor at, String any, String form, Function<String, T> parse) {
    if (at == null) {
      return Choice.of(Set.of());
    }
    if (at.says(any)) {
      return Choice.all();
    }
    if (at.scalar()) {
      at.problem("must be a list, or the word " + any);
      return Choice.of(Set.of());
    }
    return Choice.of(new HashSet<>(at.values(form, parse)));
  }

  private static Optional<List<String>> fields(YamlCursor at) {
    if (at == null || at.says(CONTRACT)) {
      return Optional.empty();
    }
    if (at.scalar()) {
      at.problem("must be a list, or the word " + CONTRACT);
      return Optional.empty();
    }
    return Optional.of(at.values("must be a path such as parties[].name", FieldPath::checked));
  }

  private static <T> List<T> list(
      Map<String, YamlCursor> entries, String name, String form, Function<String, T> parse) {
    return Optional.ofNullable(entries.get(name))
        .map(at -> at.values(form, parse))
        .orElse(List.of());
  }

  private static String idForm(String text) {
    return matching(ID, text);
  }

  private static String name(String text) {
    return matching(NAME, text);
  }

  private static String said(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
    return text;
  }

  private static String matching(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("not of the form");
    }
    return text;
  }
}
