package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import org.tongban.core.catalogue.Title;
import org.tongban.harness.story.Told.ToldCase;
import org.tongban.harness.story.Told.ToldStep;

/**
 * A story as a page: what happens, who takes part, and each case with its drawing and its words.
 */
final class StoryPage {
  private static final Title GOOD = new Title("与预期一致", "As expected");
  private static final Title BAD = new Title("与预期不符", "Not as expected");

  private final Told told;
  private final Phrases phrases;
  private final Markup page = new Markup();

  private StoryPage(Told told, Phrases phrases) {
    this.told = told;
    this.phrases = phrases;
  }

  static String of(Told told, Phrases phrases, ZonedDateTime at) {
    var page = new StoryPage(told, phrases);
    page.head();
    told.cases().forEach(page::storyCase);
    page.notYet();
    return Page.of(told.story().title(), page.page, at);
  }

  private void head() {
    var story = told.story();
    page.raw("<p><a href=\"index.html\">← 全部故事 / all stories</a></p><h1>")
        .both("span", "", numbered(story))
        .raw("</h1>")
        .both("p", "", story.summary())
        .raw("<table><tr><th>地区 / Region</th><th>由谁担任 / Played by</th></tr>");
    story
        .names()
        .forEach(
            (code, name) ->
                page.raw("<tr><td>")
                    .both("span", "", new Title(name.zh() + " " + code, name.en() + " " + code))
                    .raw("</td><td>")
                    .both(
                        "span",
                        "",
                        story.real(code)
                            ? new Title("真实节点，查询自己的登记库", "A real node over its own register")
                            : new Title("模拟地区，按脚本应答", "A simulated region, by its script"))
                    .raw("</td></tr>"));
    page.raw("</table>");
  }

  static Title numbered(Story story) {
    return new Title(
        "故事" + story.number() + "：" + story.title().zh(),
        "Story " + story.number() + ": " + story.title().en());
  }

  private void storyCase(ToldCase one) {
    page.raw("<section class=\"case" + (one.good() ? "" : " bad") + "\">")
        .raw("<div class=\"badge\">")
        .text((one.good() ? GOOD.zh() : BAD.zh()) + " / " + (one.good() ? GOOD.en() : BAD.en()))
        .raw("</div><div class=\"kind\">")
        .text(
            Phrases.kind(one.played().kind()).zh() + " / " + Phrases.kind(one.played().kind()).en())
        .raw("</div><h2>")
        .both("span", "", one.played().title())
        .raw("</h2><div class=\"drawing\">")
        .raw(Drawing.of(told.story(), one, phrases))
        .raw("</div><ol class=\"steps\">");
    one.steps().forEach(this::step);
    page.raw("</ol></section>");
  }

  private void step(ToldStep step) {
    page.raw("<li>").both("div", "", step.step().text());
    if (step.step() instanceof Step.Asks asks) {
      came(asks, step.reply().orElseThrow());
      page.raw("<div class=\"concludes\">").both("div", "", concludes(asks)).raw("</div>");
    }
    for (var fault : step.faults()) {
      page.raw("<div class=\"fault\">").both("div", "", fault).raw("</div>");
    }
    page.raw("</li>");
  }

  private static Title concludes(Step.Asks asks) {
    return new Title("经办人据此：" + asks.concludes().zh(), "The officer: " + asks.concludes().en());
  }

  private void came(Step.Asks asks, Reply reply) {
    var basis = Phrases.basis(asks.basis());
    page.raw("<div class=\"came\">")
        .both("div", "", new Title("依据：" + basis.zh(), "Basis: " + basis.en()))
        .raw("<strong>")
        .both("span", "", Phrases.outcome(reply))
        .raw("</strong>");
    phrases.meaning(asks.service(), reply).ifPresent(meaning -> page.both("div", "", meaning));
    missing(reply);
    codes(asks, reply);
    page.raw("</div>");
  }

  /** What the words above stand for, for who wants to look it up. */
  private void codes(Step.Asks asks, Reply reply) {
    page.raw("<details><summary>代码 / codes</summary><code>")
        .text(asks.service() + " · " + asks.purpose().orElse("-") + " · " + reply.outcome());
    reply.code().ifPresent(code -> page.text(" · " + code));
    reply.hop().ifPresent(hop -> page.text(" @ " + hop));
    asks.expected()
        .body()
        .forEach((pointer, value) -> page.raw("<br>").text(pointer + " = " + value));
    for (JsonNode gap : reply.json().path("missing")) {
      page.raw("<br>").text("– " + gap.path("field").asText() + " " + gap.path("reason").asText());
    }
    asks.expected().absent().forEach(pointer -> page.raw("<br>").text("无 / absent: " + pointer));
    page.raw("</code></details>");
  }

  private void missing(Reply reply) {
    var gaps = reply.json().path("missing").size();
    if (gaps > 0) {
      page.both(
          "div", "", new Title("有 " + gaps + " 处未能提供。", gaps + " part(s) could not be given."));
    }
  }

  private void notYet() {
    if (told.story().notYet().isEmpty()) {
      return;
    }
    page.raw("<section class=\"notyet\"><h2>")
        .both("span", "", new Title("尚不能演示", "Not to be shown yet"))
        .raw("</h2><ul>");
    for (var gap : told.story().notYet()) {
      page.raw("<li><strong>")
          .both("span", "", gap.title())
          .raw("</strong>")
          .both("div", "", gap.reason())
          .raw("</li>");
    }
    page.raw("</ul></section>");
  }
}
