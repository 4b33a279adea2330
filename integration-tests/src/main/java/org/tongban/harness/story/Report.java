package org.tongban.harness.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Title;

/** Stories as they were played, as pages in a folder: one for each, and one that leads to them. */
public final class Report {
  private static final Title TITLE = new Title("跨区域民政协作故事", "Stories of regions at work together");
  private static final Title SUMMARY =
      new Title(
          "下列故事逐一按真实协议执行：发出的每次查询、每个答复和拒绝都经签名、核验并登记。“没有记录”不等于“不是”，没有答复也不等于没有问题。",
          "Each story below was carried out over the real protocol: every ask that was sent, every"
              + " answer and every refusal was signed, verified and recorded. No record doesn't mean no, and silence doesn't mean"
              + " that all is clear.");

  private Report() {}

  /**
   * Writes them.
   *
   * @return the page that leads to the others
   */
  public static Path write(List<Told> told, Catalogue catalogue, Path folder, ZonedDateTime at)
      throws IOException {
    Files.createDirectories(folder);
    var phrases = new Phrases(catalogue);
    for (var one : told) {
      Files.writeString(folder.resolve(name(one.story())), StoryPage.of(one, phrases, at));
    }
    return Files.writeString(folder.resolve("index.html"), index(told, at));
  }

  private static String name(Story story) {
    return "story-" + story.number() + ".html";
  }

  private static String index(List<Told> told, ZonedDateTime at) {
    var page = new Markup();
    page.raw("<h1>")
        .both("span", "", TITLE)
        .raw("</h1>")
        .both("p", "", SUMMARY)
        .raw("<table><tr><th>故事 / Story</th><th>情形 / Cases</th>")
        .raw("<th>尚不能演示 / Not yet</th><th>结果 / Result</th></tr>");
    told.forEach(one -> row(page, one));
    page.raw("</table>");
    return Page.of(TITLE, page, at);
  }

  private static void row(Markup page, Told one) {
    var good = one.cases().stream().filter(Told.ToldCase::good).count();
    page.raw("<tr><td><a href=\"" + name(one.story()) + "\">")
        .both("span", "", StoryPage.numbered(one.story()))
        .raw("</a></td><td>")
        .text(good + " / " + one.cases().size())
        .raw("</td><td>")
        .text(String.valueOf(one.story().notYet().size()))
        .raw("</td><td><span class=\"badge" + (one.good() ? "" : " bad") + "\">")
        .text(one.good() ? "与预期一致 / as expected" : "与预期不符 / not as expected")
        .raw("</span></td></tr>");
  }
}
