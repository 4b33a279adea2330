package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;

/** Messages and proofs in the console, as an auditor reads them. */
class ConsoleJournalIT extends InConsole {

  ConsoleJournalIT(Federation federation) {
    super(federation);
  }

  private String asked() {
    var asked =
        federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU)));
    assertThat(asked.status()).isEqualTo(200);
    return asked.exchange().toString();
  }

  @Test
  void anAuditorFollowsAnExchangeAndSeesThePersonOnlyForAReasonThatIsRecorded() {
    // Given
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var exchange = asked();
    var page = visit.signedIn(Role.AUDITOR);
    var broken = new ArrayList<String>();

    // When
    page.navigate(visit.home() + "/journal?lang=en&size=large&kind=ANSWER_RECEIVED&peer=310118");
    broken.addAll(Browser.broken(page));
    var listed = page.locator("tbody").textContent();
    page.locator("a[href*='" + exchange + "']").first().click();
    broken.addAll(Browser.broken(page));
    var masked = page.content();
    page.locator("#why").fill(" ");
    page.locator("main button[type=submit]").click();
    var nothingSaid = page.content();
    page.locator("#why").fill("complaint 17");
    page.locator("main button[type=submit]").click();
    page.getByText(person.name()).first().waitFor();
    var shown = page.content();

    // Then
    assertThat(listed).contains("310118", "assistance.status").doesNotContain("ASK_SENT");
    assertThat(masked).contains("•••").doesNotContain(person.idNumber(), person.name());
    assertThat(nothingSaid).contains("•••").doesNotContain(person.idNumber(), person.name());
    assertThat(shown).contains(person.idNumber(), person.name());
    assertThat(page.url()).endsWith("/journal/" + exchange);
    assertThat(broken).isEmpty();
    var journal = federation.journal(JIASHAN);
    assertThat(journal.after(journal.head() - 2)).extracting(Entry::kind).contains("AUDITOR_READ");
  }

  @Test
  void theProofIsCheckedInWords() {
    // Given
    var exchange = asked();
    var page = visit.signedIn(Role.AUDITOR);

    // When
    page.navigate(visit.home() + "/journal/" + exchange + "/checks?lang=zh");

    var proof = page.request().get(visit.home() + "/journal/" + exchange + "/proof");
    var export = page.request().get(visit.home() + "/journal/export?form=csv&peer=310118");

    // Then
    assertThat(proof.status()).isEqualTo(200);
    assertThat(proof.headers().get("content-type")).contains("asic-e");
    assertThat(proof.headers().get("content-disposition")).contains(exchange + ".asice");
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.body()).isNotEmpty();
    var rows = page.locator("tbody").textContent();
    assertThat(page.locator("p[role=status]").getAttribute("class")).as(rows).doesNotContain("bad");
    assertThat(page.locator("tbody tr").count()).isGreaterThan(5);
    assertThat(Browser.broken(page)).isEmpty();
  }

  @Test
  void whoRunsTheNodeReadsNoMessages() {
    // Given
    var exchange = asked();
    var page = visit.signedIn(Role.ADMINISTRATOR);

    // When
    page.navigate(visit.home() + "/journal/" + exchange);
    var steps = page.content();
    var checks = page.navigate(visit.home() + "/journal/" + exchange + "/checks").status();
    var proof = page.navigate(visit.home() + "/journal/" + exchange + "/proof").status();
    var export = page.navigate(visit.home() + "/journal/export?form=csv").status();

    // Then
    assertThat(steps).contains("收到答复").doesNotContain("•••");
    assertThat(checks).isEqualTo(403);
    assertThat(proof).isEqualTo(403);
    assertThat(export).isEqualTo(403);
  }

  @Test
  void aFilterThatCanNotBeReadIsToldWithEachOfItsFaults() {
    // Given
    var page = visit.signedIn(Role.AUDITOR);

    // When
    var reply =
        page.navigate(
            visit.home() + "/journal?peer=31&from=yesterday&service=%3Cscript%3E&before=x");

    // Then
    assertThat(reply.status()).isEqualTo(200);
    assertThat(page.locator("[role=alert]").textContent())
        .contains("/member must be six digits", "/from must be a date", "/service must be");
    assertThat(browser.complaints()).isEmpty();
    assertThat(page.navigate(visit.home() + "/journal/none").status()).isEqualTo(404);
  }
}
