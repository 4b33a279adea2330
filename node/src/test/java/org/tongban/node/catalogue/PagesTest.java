package org.tongban.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.Catalogue;

class PagesTest {
  private static final Path SCHEMAS = Path.of("../schemas");
  private static final Path COMMITTED = Path.of("../docs/catalogue");
  private static Map<String, String> pages;

  @BeforeAll
  static void render() {
    pages = Pages.render(SCHEMAS);
  }

  @Test
  void theCommittedPagesAreWhatTheCommandWrites() throws IOException {
    // Given
    var committed = new TreeMap<String, String>();
    try (var files = Files.list(COMMITTED)) {
      for (var file : files.toList()) {
        committed.put(file.getFileName().toString(), Files.readString(file));
      }
    }

    // Then
    var how = "run: ./tongban catalogue pages --out docs/catalogue";
    assertThat(committed.keySet()).as(how).isEqualTo(pages.keySet());
    pages.forEach(
        (name, text) -> assertThat(committed.get(name)).as(name + ": " + how).isEqualTo(text));
  }

  @Test
  void everyServiceHasAPageInBothLanguages() {
    for (var contract : Catalogue.load(SCHEMAS).contracts()) {
      assertThat(pages.get(contract.id() + ".zh.md"))
          .contains(contract.titleZh(), "## 版本 " + contract.version());
      assertThat(pages.get(contract.id() + ".en.md"))
          .contains(contract.titleEn(), "## Version " + contract.version());
    }
  }

  @Test
  void aPageSaysFieldsLimitsPurposesTablesAndExamples() {
    assertThat(pages.get("assistance.status.en.md"))
        .contains("| `subject.name` | text, 1–100 characters, form `^\\S(.*\\S)?$` | yes |")
        .contains("| `competentAuthority.division` |")
        .contains("`DIBAO`")
        .contains("statute, authorization")
        .contains("\"idNumber\"")
        .contains("These are refused");
  }
}
