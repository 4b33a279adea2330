package org.tongban.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.node.settings.Tree.Items;
import org.tongban.node.settings.Tree.Leaf;
import org.tongban.node.settings.Tree.Section;

class ShippedSettingsTest {
  /** A key that is commented out: {@code # url: …} with its indentation before the mark. */
  private static final Pattern COMMENTED = Pattern.compile("(?m)^( *)# ([a-z][A-Za-z]*: \\S.*)$");

  private static final Set<String> KNOWN = new KnownKeys(Settings.class).all();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "310118,7101,7201,7301",
    "320509,7102,7202,7302",
    "330421,7103,7203,7303",
    "320500,7104,7204,7304"
  })
  void shippedSettingsAreGood(String member, int api, int peer, int database) throws Exception {
    // Given
    Path file = Examples.file(member);

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.member().value()).isEqualTo(member);
    assertThat(settings.api().port()).isEqualTo(api);
    assertThat(settings.peer().port()).isEqualTo(peer);
    assertThat(settings.database().embedded().orElseThrow().port()).isEqualTo(database);
    assertThat(settings.federation().directory())
        .isEqualTo(Examples.root().resolve("data/demo/federation/directory.jws"));
    assertThat(settings.keys().sign().key())
        .isEqualTo(Examples.root().resolve("data/demo/" + member + "/keys/sign.key.pem"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"310118", "320509", "330421"})
  void shippedSettingsShowEveryKeyThatExistsAndNoOther(String member) throws IOException {
    // Given
    String yaml = Files.readString(Examples.file(member));

    // When
    Set<String> shown = keys(COMMENTED.matcher(yaml).replaceAll("$1$2"));

    // Then
    assertThat(shown).containsExactlyInAnyOrderElementsOf(new KnownKeys(Settings.class).all());
  }

  @Test
  void defaultsNameOnlyKeysThatExist() {
    // Given
    var problems = new ArrayList<Problem>();

    // When
    var keys = new TreeSet<String>();
    collect(SettingsFile.defaults(problems), "", keys);

    // Then
    assertThat(problems).isEmpty();
    assertThat(new KnownKeys(Settings.class).all()).containsAll(keys);
  }

  private static Set<String> keys(String yaml) {
    List<Problem> problems = new ArrayList<>();
    var keys = new TreeSet<String>();
    collect(TreeReader.read(yaml, "example", problems).orElseThrow(), "", keys);
    assertThat(problems).isEmpty();
    return keys;
  }

  private static void collect(Tree tree, String key, Set<String> keys) {
    // below some, the words are the administrator's own
    if (tree instanceof Section section && !KNOWN.contains(key)) {
      section
          .parts()
          .forEach((name, part) -> collect(part, key.isEmpty() ? name : key + "." + name, keys));
    } else if (tree instanceof Items list
        && list.items().stream().noneMatch(Leaf.class::isInstance)) {
      list.items().forEach(item -> collect(item, key + "[]", keys));
    } else {
      keys.add(key);
    }
  }
}
