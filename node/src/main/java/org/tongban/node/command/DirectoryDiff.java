package org.tongban.node.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.core.directory.Agreement;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Via;

/** What changed between two directories, in sentences that an administrator reads. */
final class DirectoryDiff {
  private static final String INDENT = "  ";
  private static final int SHORT = 8;

  private final Messages messages;
  private final List<String> lines = new ArrayList<>();
  private final List<String> details = new ArrayList<>();

  private DirectoryDiff(Messages messages) {
    this.messages = messages;
  }

  /** One sentence for each change, details indented below it; empty when nothing changed. */
  static List<String> of(Directory before, Directory after, Messages messages) {
    var diff = new DirectoryDiff(messages);
    diff.head(before, after);
    diff.each(
        "member", byName(before.members(), Member::code), byName(after.members(), Member::code));
    diff.each(
        "agreement",
        byName(before.agreements(), Agreement::id),
        byName(after.agreements(), Agreement::id));
    return List.copyOf(diff.lines);
  }

  private static <T> Map<String, T> byName(Collection<T> all, Function<T, ?> name) {
    return all.stream()
        .collect(
            Collectors.toMap(
                one -> name.apply(one).toString(),
                Function.identity(),
                (first, second) -> first,
                TreeMap::new));
  }

  private void head(Directory before, Directory after) {
    fact("federation", before.federation(), after.federation());
    fact("version", before.version(), after.version());
    fact("expires", before.expires(), after.expires());
    lines.addAll(details);
    details.clear();
  }

  private <T> void each(String kind, Map<String, T> before, Map<String, T> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (var name : names) {
      var title = messages.text("label." + kind) + " " + name;
      if (!before.containsKey(name)) {
        lines.add(messages.text("dir.diff.added", title));
      } else if (!after.containsKey(name)) {
        lines.add(messages.text("dir.diff.removed", title));
      } else {
        changed(title, before.get(name), after.get(name));
      }
    }
  }

  private void changed(String title, Object before, Object after) {
    if (before instanceof Member from && after instanceof Member to) {
      member(from, to);
    } else if (before instanceof Agreement from && after instanceof Agreement to) {
      agreement(from, to);
    }
    if (!details.isEmpty()) {
      lines.add(messages.text("dir.diff.changed", title));
      details.forEach(detail -> lines.add(INDENT + detail));
      details.clear();
    }
  }

  private void member(Member from, Member to) {
    fact("name", from.nameZh() + " / " + from.nameEn(), to.nameZh() + " / " + to.nameEn());
    fact("creditCode", from.creditCode(), to.creditCode());
    fact("status", status(from), status(to));
    several("prefixes", from.prefixes(), to.prefixes());
    several("endpoints", from.endpoints(), to.endpoints());
    fact("relay", relays(from), relays(to));
    fact("via", via(from), via(to));
    several("services", services(from), services(to));
    several("key", keys(from), keys(to));
  }

  private String status(Member member) {
    return messages.text(member.active() ? "dir.active" : "dir.suspended");
  }

  private String relays(Member member) {
    return messages.text(member.relay() ? "dir.relays" : "dir.relays-not");
  }

  private String via(Member member) {
    return member.via().map(DirectoryDiff::via).orElse(messages.text("dir.direct"));
  }

  /** The relay, and behind it for whom, where that is not everybody. */
  static String via(Via via) {
    var askers = via.askers().map(some -> " " + new TreeSet<>(some)).orElse("");
    return via.relay() + askers;
  }

  private static List<String> services(Member member) {
    return member.services().entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(version -> e.getKey() + " " + version))
        .toList();
  }

  private List<String> keys(Member member) {
    return member.keys().stream().map(this::key).toList();
  }

  private String key(CertifiedKey key) {
    var state = key.revoked() ? " " + messages.text("dir.revoked") : "";
    var thumbprint = key.thumbprint().substring(0, SHORT);
    return key.use().code() + " " + thumbprint + " " + key.from() + " – " + key.to() + state;
  }

  private void agreement(Agreement from, Agreement to) {
    several("parties", from.parties(), to.parties());
    several("services", from.services(), to.services());
    several("purposes", from.purposes(), to.purposes());
    fact("period", from.from() + " – " + from.to(), to.from() + " – " + to.to());
  }

  private void fact(String label, Object from, Object to) {
    if (!from.equals(to)) {
      details.add(
          messages.text(
              "dir.diff.fact", messages.text("label." + label), from.toString(), to.toString()));
    }
  }

  private void several(String label, Collection<?> from, Collection<?> to) {
    var before = texts(from);
    var after = texts(to);
    after.stream()
        .filter(one -> !before.contains(one))
        .forEach(one -> details.add(messages.text("dir.diff.gained", text(label), one)));
    before.stream()
        .filter(one -> !after.contains(one))
        .forEach(one -> details.add(messages.text("dir.diff.lost", text(label), one)));
  }

  private String text(String label) {
    return messages.text("label." + label);
  }

  private static Set<String> texts(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }
}
