package org.tongban.core.directory;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.identity.CreditCode;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/** Reads one entry of {@code members}. */
final class MemberReader {
  private static final Set<String> KEYS =
      Set.of(
          "code",
          "name",
          "creditCode",
          "prefixes",
          "endpoints",
          "status",
          "relay",
          "via",
          "services",
          "keys");
  private static final Set<String> NAME_KEYS = Set.of("zh", "en");
  private static final Set<String> VIA_KEYS = Set.of("relay", "askers");
  private static final Set<String> SERVICE_KEYS = Set.of("id", "versions");
  private static final Pattern PREFIX =
      Pattern.compile("[1-9][0-9]([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?");
  private static final int MAX_NAME = 100;

  private final Seen seen;
  private final Problems problems;
  private final KeyReader keyReader;

  MemberReader(Seen seen, Problems problems) {
    this.seen = seen;
    this.problems = problems;
    this.keyReader = new KeyReader(seen, problems);
  }

  Optional<Member> read(Cursor at) {
    var before = problems.count();
    if (!at.object(KEYS)) {
      return Optional.empty();
    }
    var code = code(at.at("code"));
    var name = at.at("name");
    var named = name.object(NAME_KEYS);
    var zh = named ? name(name.at("zh")) : null;
    var en = named ? name(name.at("en")) : null;
    var creditCode = at.at("creditCode").text("must be a credit code (GB 32100)", this::creditCode);
    var prefixes = prefixes(at.at("prefixes"));
    var endpoints =
        at.at("endpoints").texts("must be https://host[:port][/path]", MemberReader::endpoint);
    var active = at.at("status").text("must be active or suspended", MemberReader::active);
    var relay = at.at("relay").flag();
    var via = via(at.at("via"));
    var services = services(at.at("services"));
    var keys = keys(at.at("keys"), code);
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new Member(
                code, zh, en, creditCode, prefixes, endpoints, keys, services, active, relay, via));
  }

  private static Optional<Via> via(Cursor at) {
    if (!at.present() || !at.object(VIA_KEYS)) {
      return Optional.empty();
    }
    var relay = at.at("relay").text("must be six digits (GB/T 2260)", MemberCode::new);
    var askers =
        at.at("askers").present()
            ? Optional.of(
                Set.copyOf(
                    at.at("askers").texts("must be six digits (GB/T 2260)", MemberCode::new)))
            : Optional.<Set<MemberCode>>empty();
    return Optional.ofNullable(relay).map(found -> new Via(found, askers));
  }

  private MemberCode code(Cursor at) {
    var code = at.text("must be six digits (GB/T 2260)", MemberCode::new);
    if (code != null) {
      seen.code(code.value(), at);
    }
    return code;
  }

  private static String name(Cursor at) {
    return at.text("must have 1 to " + MAX_NAME + " characters", MemberReader::name);
  }

  private static String name(String text) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_NAME) {
      throw new IllegalArgumentException("not a name");
    }
    return text;
  }

  private String creditCode(String text) {
    return CreditCode.parse(text)
        .map(CreditCode::value)
        .orElseThrow(() -> new IllegalArgumentException("not a credit code"));
  }

  private List<String> prefixes(Cursor at) {
    var prefixes = new ArrayList<String>();
    for (var item : at.someItems()) {
      var prefix =
          item.text("must be 2, 4, 6, 9 or 12 digits of a division code", MemberReader::prefix);
      if (prefix != null) {
        seen.prefix(prefix, item);
        prefixes.add(prefix);
      }
    }
    return prefixes;
  }

  private static String prefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      throw new IllegalArgumentException("not a prefix");
    }
    return text;
  }

  private static URI endpoint(String text) {
    var uri = URI.create(text);
    if (!"https".equals(uri.getScheme())
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getQuery() != null
        || uri.getFragment() != null) {
      throw new IllegalArgumentException("not an endpoint");
    }
    return uri;
  }

  private static boolean active(String status) {
    return switch (status) {
      case "active" -> true;
      case "suspended" -> false;
      default -> throw new IllegalArgumentException("not a status");
    };
  }

  private Map<ServiceId, List<ServiceVersion>> services(Cursor at) {
    var services = new LinkedHashMap<ServiceId, List<ServiceVersion>>();
    for (var item : at.items()) {
      if (item.object(SERVICE_KEYS)) {
        var id = item.at("id").text("must be a service such as domain.name", ServiceId::new);
        var versions =
            item.at("versions").texts("must be a version such as 1.0", ServiceVersion::parse);
        if (id != null && services.putIfAbsent(id, versions) != null) {
          item.at("id").problem("this service stands twice");
        }
      }
    }
    return services;
  }

  private List<CertifiedKey> keys(Cursor at, MemberCode owner) {
    return at.someItems().stream()
        .map(item -> keyReader.read(item, owner))
        .flatMap(Optional::stream)
        .toList();
  }
}
