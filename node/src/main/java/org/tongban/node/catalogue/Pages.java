package org.tongban.node.catalogue;

import static org.tongban.node.catalogue.Markdown.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.core.catalogue.Contract;

/** The catalogue as Markdown: a page for each service and language, and an index. */
public final class Pages {
  private Pages() {}

  /**
   * Renders a schemas folder.
   *
   * @return name of the file to its text; the same folder gives the same text
   * @throws org.tongban.core.catalogue.CatalogueException with every problem of the folder
   */
  public static Map<String, String> render(Path schemas) {
    var files = SchemaFiles.load(schemas);
    var services = new TreeMap<String, List<Contract>>();
    for (var contract : files.catalogue().contracts()) {
      services.computeIfAbsent(contract.id().value(), id -> new ArrayList<>()).add(contract);
    }
    var pages = new TreeMap<String, String>();
    for (var words : List.of(Words.chinese(), Words.english())) {
      services.forEach(
          (id, versions) ->
              pages.put(ServicePage.name(id, words), ServicePage.of(versions, files, words)));
    }
    pages.put("README.md", index(services));
    return pages;
  }

  private static String index(Map<String, List<Contract>> services) {
    var zh = Words.chinese();
    var en = Words.english();
    var page = new Markdown();
    page.line("# " + en.text("index.title") + " · " + zh.text("index.title"))
        .line("")
        .line(en.text("index.text"))
        .line("")
        .line(zh.text("index.text"))
        .line("");
    page.head(
        en.text("index.service"),
        zh.text("index.page"),
        en.text("index.page"),
        en.text("index.versions"),
        en.text("fact.interaction"));
    services.forEach(
        (id, versions) -> {
          var newest = versions.get(versions.size() - 1);
          page.row(
              List.of(
                  code(id),
                  "[" + newest.titleZh() + "](" + ServicePage.name(id, zh) + ")",
                  "[" + newest.titleEn() + "](" + ServicePage.name(id, en) + ")",
                  en.list(versions.stream().map(Contract::version)),
                  zh.constant(newest.interaction()) + " " + en.constant(newest.interaction())));
        });
    return page.toString();
  }
}
