package org.tongban.core.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a whole directory and names every problem in it. */
final class DirectoryReader {
  private static final Set<String> KEYS =
      Set.of("federation", "version", "issued", "expires", "members", "agreements");

  private final Problems problems = new Problems();
  private final Seen seen = new Seen();

  Directory read(byte[] json) {
    var root = new Cursor(JsonTree.read(json, problems), "", problems);
    if (!root.object(KEYS)) {
      problems.stop();
    }
    var federation = root.at("federation").text("must not be empty", DirectoryReader::federation);
    var version = root.at("version").wholeNumber(1);
    var issued = instant(root.at("issued"));
    var expires = instant(root.at("expires"));
    if (issued != null && expires != null && !issued.isBefore(expires)) {
      root.at("expires").problem("must be later than 'issued'");
    }
    var members = members(root.at("members"));
    var agreements = agreements(root.at("agreements"));
    problems.stop();
    Ways.check(members, problems);
    problems.stop();
    return new Directory(federation, version, issued, expires, members, agreements);
  }

  private List<Member> members(Cursor at) {
    var reader = new MemberReader(seen, problems);
    return at.someItems().stream().map(reader::read).flatMap(Optional::stream).toList();
  }

  private List<Agreement> agreements(Cursor at) {
    var reader = new AgreementReader(seen, problems);
    return at.items().stream().map(reader::read).flatMap(Optional::stream).toList();
  }

  private static String federation(String text) {
    if (text.isBlank() || text.length() > 100) {
      throw new IllegalArgumentException("not a name");
    }
    return text;
  }

  private static Instant instant(Cursor at) {
    return at.text("must be a time such as 2026-11-22T00:00:00Z", Instant::parse);
  }
}
