package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.node.api.CallerUses;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;

/** The console as people see it, in a browser. */
class ConsoleIT extends InConsole {
  private static final int HEAVY = 300_000;

  /** Bytes as they are stored and sent, packed where they are. */
  private static final String WEIGHT =
      "() => [...performance.getEntriesByType('resource'),"
          + " ...performance.getEntriesByType('navigation')]"
          + ".reduce((sum, one) => sum + one.encodedBodySize, 0)";

  private String home;
  private Accounts accounts;

  ConsoleIT(Federation federation) {
    super(federation);
  }

  @BeforeEach
  void aConsole() {
    home = visit.home();
    accounts = visit.accounts();
  }

  /** A one-time password, made at the machine while the node runs. */
  private String once(String name) {
    var layout = federation.layout();
    var reset =
        TongbanCommand.inThisProcess(
            "user",
            "reset",
            name,
            "--config=" + layout.config(JIASHAN),
            "--data=" + layout.nodeData(JIASHAN));
    assertThat(reset.exitCode()).as(reset.err()).isZero();
    return reset.out().strip().replaceFirst(".* ", "");
  }

  @Test
  void theFirstAdministratorMustChooseAPasswordAndThenSeesThePages() {
    // Given
    var once = once(Accounts.FIRST);
    var page = browser.page(home + "/system");
    assertThat(page.url()).endsWith("/login?next=%2Fsystem");

    // When
    ConsoleVisit.signIn(page, Accounts.FIRST, once);
    var forced = page.url();
    page.navigate(home + "/system");
    var stillForced = page.url();
    page.locator("#before").fill(once);
    page.locator("#now").fill("admin-admin-admin");
    page.locator("#again").fill("admin-admin-admin");
    page.locator("main button[type=submit]").click();
    var refused = page.locator("[role=alert]").textContent();
    page.locator("#before").fill(once);
    page.locator("#now").fill(ConsoleVisit.OWN);
    page.locator("#again").fill(ConsoleVisit.OWN);
    page.locator("main button[type=submit]").click();
    ConsoleVisit.signIn(page, Accounts.FIRST, ConsoleVisit.OWN);
    page.navigate(home + "/system");

    // Then
    assertThat(forced).endsWith("/password");
    assertThat(stillForced).endsWith("/password");
    assertThat(refused).contains("包含用户名");
    assertThat(page.locator("h1").textContent()).isEqualTo("系统");
    assertThat(page.locator("tbody").textContent()).contains(Accounts.FIRST);
  }

  @Test
  void everyPageIsCompleteInBothLanguagesAndSizes() {
    // Given
    var page = visit.signedIn(Role.values());
    var broken = new ArrayList<String>();

    // When
    for (var shown : org.tongban.node.console.Page.values()) {
      for (var path : shown.paths()) {
        for (var how : List.of("lang=zh&size=normal", "lang=en&size=large")) {
          var reply = page.navigate(home + path + "?" + how);
          assertThat(reply.status()).as(path).isEqualTo(200);
          assertThat(reply.headerValue("content-security-policy"))
              .contains("default-src 'none'")
              .doesNotContain("unsafe");
          assertThat(page.evaluate(WEIGHT)).asInstanceOf(INTEGER).as(path).isLessThan(HEAVY);
          Browser.brokenInBothSizes(page)
              .forEach(rule -> broken.add(path + "?" + how + ": " + rule));
          assertThat(page.locator("html").getAttribute("lang"))
              .isEqualTo(how.contains("en") ? "en" : "zh-CN");
          assertThat(page.locator("html").getAttribute("class"))
              .isEqualTo(how.contains("large") ? "elder" : "");
          assertThat(page.content()).doesNotContain("??");
        }
      }
    }

    // Then
    assertThat(broken).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoIsLockedIsOutAtOnceAndWhoLacksARightSeesAnotherPage() {
    // Given
    var page = visit.signedIn(Role.READER);
    var name = page.locator(".top a[href='/password']").textContent();

    // When
    page.navigate(home + "/system");
    var denied = page.locator("main").textContent();
    var menu = page.locator(".sider").textContent();
    accounts.lock("command", name, true);
    page.navigate(home + "/");

    // Then
    assertThat(denied).contains("没有此项权限").contains("错误编号");
    assertThat(menu).doesNotContain("系统");
    assertThat(page.url()).contains("/login");
  }

  @Test
  void aUserIsAddedWithAPasswordThatIsShownOnce() {
    // Given
    var page = visit.signedIn(Role.ADMINISTRATOR);
    var name = "n-" + UUID.randomUUID().toString().substring(0, 8);

    // When
    page.navigate(home + "/system");
    page.locator("#name").fill(name);
    page.locator("#role-CLERK").check();
    page.locator("#unit").fill("civil-affairs");
    page.locator("section button[type=submit]").click();
    var once = page.locator("#once").textContent();
    page.navigate(home + "/system?q=%3Cscript%3Ealert(1)%3C/script%3E%22%3E");
    var hostile = page.locator("#q").inputValue();
    page.navigate(home + "/system/operations?q=" + name);

    // Then
    assertThat(hostile).isEqualTo("<script>alert(1)</script>\">");
    assertThat(browser.complaints()).isEmpty();
    assertThat(once).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
    assertThat(page.locator("tbody").textContent()).contains("添加用户", name).doesNotContain(once);
    assertThat(accounts.get(name).roles()).isEqualTo(Set.of(Role.CLERK));
  }

  @Test
  void theOverviewFollowsTheJournalWhileItIsOpen() {
    // Given
    var page = visit.signedIn(Role.READER);
    page.navigate(home + "/?lang=zh");
    page.locator("#live-state:has-text('实时')").waitFor();
    var before = Long.parseLong(page.locator("#n-asked").textContent());

    // When
    var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
    assertThat(federation.ask(JIASHAN, wish).status()).isEqualTo(200);
    page.locator("#n-asked:text-is('" + (before + 1) + "')").waitFor();
    // the answer is an entry of its own, which may come with the next look
    page.locator("#h-last ~ table td:text-is('收到答复')").first().waitFor();
    var row = page.locator("tr:has(#p-310118)").textContent();

    // Then
    assertThat(row).contains("正常");
    assertThat(page.locator("#h-last ~ table").textContent()).contains("310118");
    assertThat(page.content()).doesNotContain(KnownPeople.ASSISTED.in(QINGPU).idNumber());
  }

  @Test
  void theCatalogueSaysWhatAServiceIsForAndWhoAnswersIt() {
    // Given
    var page = visit.signedIn(Role.READER);

    // When
    page.navigate(home + "/catalogue?lang=en&size=large&q=marriage");
    var found = page.locator("tbody tr").count();
    page.locator("tbody a[href$='certificate.marriage']").click();
    var broken = Browser.broken(page);
    var text = page.locator("main").textContent();
    page.navigate(home + "/catalogue/eldercare.assessment?lang=en");
    var changes = page.locator("#h-changes ~ ul").textContent();
    var unknown = page.navigate(home + "/catalogue/certificate.%3Cscript%3E").status();

    // Then
    assertThat(found).isPositive().isLessThan(10);
    assertThat(text).contains("certificate.marriage", "MARRIAGE_REGISTRATION", "310118", "ES256");
    assertThat(broken).isEmpty();
    assertThat(text).contains("\"$schema\"");
    assertThat(changes).isNotBlank();
    assertThat(unknown).isEqualTo(404);
  }

  @Test
  void aTableIsExportedWholeByItsFilterAndThatIsKept() throws Exception {
    // Given
    var page = visit.signedIn(Role.AUDITOR);
    page.navigate(home + "/system/operations?q=SIGNED_IN&rows=50");

    // When
    var file = page.waitForDownload(() -> page.locator("a[download]").click());
    var lines = Files.readAllLines(file.path());
    page.navigate(home + "/system/operations?q=TABLE_EXPORTED");

    // Then
    assertThat(file.suggestedFilename()).isEqualTo("tongban-operations.csv");
    assertThat(lines.get(0)).endsWith("seq,at,who,act,about,detail");
    assertThat(lines.subList(1, lines.size())).isNotEmpty().allMatch(one -> one.contains("SIGNED"));
    assertThat(page.locator("#list tbody tr").first().textContent()).contains("operations");
    for (var path : List.of("/system/export", "/peers/export")) {
      assertThat(page.request().get(home + path).headers().get("content-type"))
          .startsWith("text/csv");
    }
  }

  @Test
  void theDiagnosticReportTellsAllButPeopleAndSecrets() throws Exception {
    // Given what may never be found in it
    var page = visit.signedIn(Role.ADMINISTRATOR);
    var who = page.locator(".top a[href='/password']").textContent();
    var asked = KnownPeople.ASSISTED.in(QINGPU);
    assertThat(federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), asked)).status())
        .isEqualTo(200);
    var layout = federation.layout();
    var password = Files.readString(layout.nodeData(JIASHAN).resolve("database/password")).strip();
    page.navigate(home + "/system/diagnosis?lang=zh");

    // When
    var file = page.waitForDownload(() -> page.locator("#take").click());
    var texts = new HashMap<String, String>();
    try (var zip = new ZipInputStream(Files.newInputStream(file.path()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    // Then
    assertThat(file.suggestedFilename()).startsWith("tongban-diagnosis-330421-");
    assertThat(texts.get("health.txt")).contains("directory: UP", "journal: UP");
    assertThat(texts.get("members.txt")).contains("310118: active");
    assertThat(texts.get("routes.txt")).contains("certificate.marriage: LOADED serving");
    assertThat(texts.get("settings.txt")).contains("keys.sign.key: (path)", "member: 330421");
    assertThat(texts.get("operations.txt")).contains("DIAGNOSIS_TAKEN");
    assertThat(texts.get("metrics.txt")).contains("tongban.");
    assertThat(String.join("\n", texts.values()))
        .doesNotContain(asked.idNumber(), asked.name(), who, password, "not to be had")
        .doesNotContain(layout.nodeData(JIASHAN).toString())
        .doesNotContainPattern("[0-9]{4}99[0-9]{11}[0-9X]");
  }

  @Test
  void theSystemSaysWhoMayCallAndThatNobodyEverNotedABackup() {
    // Given a system that has just called
    var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
    assertThat(federation.ask(JIASHAN, wish).status()).isEqualTo(200);
    federation.part(JIASHAN, CallerUses.class).keep();
    var page = visit.signedIn(Role.AUDITOR);

    // When
    page.navigate(home + "/system/callers?lang=zh&q=clerk");
    var callers = page.locator("#list tbody").textContent();
    page.navigate(home + "/system/backups");
    var backups = page.locator("main").textContent();

    // Then
    assertThat(callers).contains("clerk", "operator", "令牌").doesNotContain("从未");
    assertThat(backups).contains("最近备份", "从未", "不告警");
  }

  @Test
  void aDraftIsCheckedByItsPlacesAndHeldToTheVersionInForce() throws Exception {
    // Given
    var page = visit.signedIn(Role.ADMINISTRATOR);
    page.navigate(home + "/catalogue/draft?lang=zh&service=certificate.marriage");
    var contract = page.locator("#contract").inputValue();
    var file = Files.createTempFile("contract", ".yaml");
    Files.writeString(file, contract.replace("deadlineWorkingDays: 0", "deadlineWorkingDays: 9"));

    // When
    page.locator("#contractFile").setInputFiles(file);
    page.locator("#check").click();
    var verdict = page.locator("#verdict").textContent();
    var text = page.locator("main").textContent();
    var broken = Browser.broken(page);
    Files.write(file, contract.getBytes(Charset.forName("GB18030")));
    page.locator("#contractFile").setInputFiles(file);
    page.locator("#check").click();
    var encoding = page.locator("main > [role=alert]").textContent();
    page.navigate(home + "/catalogue/codes/divisions?q=310118");
    var division = page.locator("#list tbody").textContent();
    page.navigate(home + "/catalogue/crosswalks?lang=en");
    var crosswalks = page.locator("main").textContent();
    var reader = visit.beside(Role.READER);
    reader.navigate(home + "/catalogue/draft");

    // Then
    assertThat(verdict).isEqualTo("不兼容");
    assertThat(encoding).contains("不是 UTF-8");
    assertThat(text).contains("1.0 breaks: deadlineWorkingDays is longer", "310118", "发布前还需");
    assertThat(broken).isEmpty();
    assertThat(division).contains("青浦区");
    assertThat(crosswalks).contains("qp-js-care-2025", "Inexact", "mzt039-level 3");
    assertThat(reader.locator("#check").count()).isZero();
    Files.delete(file);
  }
}
