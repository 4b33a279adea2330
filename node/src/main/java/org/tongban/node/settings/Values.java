package org.tongban.node.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.Rate;
import org.tongban.node.console.user.Role;

/** Turns written values into typed ones; an {@link IllegalArgumentException} states the rule. */
final class Values {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
  private static final String DATA = "${data}";

  private final Path base;
  private final Optional<Path> data;
  private final Map<Class<?>, Function<String, Object>> kinds =
      Map.of(
          String.class, Values::text,
          Integer.class, Values::whole,
          Boolean.class, Values::bool,
          Duration.class, Durations::parse,
          Size.class, Size::parse,
          MemberCode.class, MemberCode::new,
          Suite.class, Values::suite,
          Path.class, this::path,
          Rate.class, Rate::parse,
          Role.class, Values::role);

  /**
   * @param base folder that relative paths start from
   * @param data what {@code ${data}} stands for, as written
   */
  Values(Path base, Optional<String> data) {
    this.base = base;
    this.data = data.filter(text -> !text.contains("${")).flatMap(this::tried);
  }

  boolean knows(Class<?> type) {
    return kinds.containsKey(type);
  }

  Object read(Class<?> type, String text) {
    return kinds.get(type).apply(text);
  }

  private Optional<Path> tried(String text) {
    try {
      return Optional.of(path(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Path path(String text) {
    boolean underData = text(text).equals(DATA) || text.startsWith(DATA + "/");
    String rest = underData ? text.substring(DATA.length()) : text;
    if (rest.contains("${")) {
      throw new IllegalArgumentException("may use ${data} at its beginning and no other variable");
    }
    if (underData) {
      var start =
          data.orElseThrow(() -> new IllegalArgumentException("uses ${data}, which is not known"));
      return resolved(start, "." + rest);
    }
    return resolved(base, text);
  }

  private static Path resolved(Path start, String text) {
    try {
      return start.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("must be a path", e);
    }
  }

  private static String text(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return text;
  }

  private static Integer whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a whole number");
    }
    return Integer.valueOf(text);
  }

  private static Suite suite(String text) {
    try {
      return Suite.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be ES256 or SM2", e);
    }
  }

  private static Role role(String text) {
    return Role.find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be a role of the console: " + String.join(", ", Role.names())));
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }
}
