package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.ServerDate;
import org.tongban.it.federation.Wish;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;

/** Members and certificates in the console. */
class ConsolePeersIT extends InConsole {
  ConsolePeersIT(Federation federation) {
    super(federation);
  }

  private int ask() {
    var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
    return federation.ask(JIASHAN, wish).status();
  }

  @Test
  void aMemberIsFoundByPinyinAndShownWithTheSuiteThatWasReallyUsed() {
    // Given
    assertThat(ask()).isEqualTo(200);
    var page = visit.signedIn(Role.READER);

    // When
    page.navigate(visit.home() + "/peers?lang=zh&q=qingpu");
    page.waitForCondition(
        () -> {
          page.reload();
          return page.locator("tbody tr").textContent().contains("ES256");
        });
    var row = page.locator("tbody tr").textContent();
    page.locator("tbody a").click();
    var broken = Browser.broken(page);

    // Then
    assertThat(row).contains("青浦", "310118", "直连", "仅凭目录").doesNotContain("尚未使用");
    assertThat(page.locator("h1").textContent()).contains("310118");
    assertThat(page.locator("table").textContent()).contains("连接", "签名", "加密", "SM2");
    assertThat(page.locator("form[action*='/peers']").count()).isZero();
    assertThat(broken).isEmpty();
    assertThat(page.navigate(visit.home() + "/peers/members/330421").status()).isEqualTo(404);
    assertThat(page.navigate(visit.home() + "/peers/members/%3Cb%3E").status()).isEqualTo(404);
  }

  private static boolean ended(Page page) {
    return page.locator("#steps td .tag").count() == 6
        && page.locator("#steps p .still").count() == 0;
  }

  @Test
  void theConnectionIsTestedStepByStep() {
    // Given
    ServerDate.forget();
    var page = visit.signedIn(Role.ADMINISTRATOR);
    page.navigate(visit.home() + "/peers/members/310118?lang=zh");

    // When
    page.locator("form[action$='/test'] button").click();
    page.waitForCondition(() -> ended(page));
    var live = page.locator("#steps").textContent();
    var broken = Browser.broken(page);
    page.navigate(visit.home() + "/system/operations?q=310118");

    // Then
    assertThat(live).contains("签名回应", "TLS 1.3", "127.0.0.1").doesNotContain("失败", "未试");
    assertThat(page.locator("tbody tr").first().textContent()).contains("测试成员连接", "good");
    assertThat(broken).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whileTheExchangeIsSuspendedNothingIsAskedAndNothingAnswered() {
    // Given
    var page = visit.signedIn(Role.SECURITY);
    page.navigate(visit.home() + "/peers/members/310118?lang=zh");
    page.locator("#why").fill("joint drill");
    page.locator("form[action$='/suspend'] button").click();

    // When
    var state = page.locator("main").textContent();
    var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
    var out = federation.ask(JIASHAN, wish);
    var in =
        federation.ask(QINGPU, Wish.assistance(JIASHAN.code(), KnownPeople.ASSISTED.in(JIASHAN)));
    page.locator("form[action$='/resume'] button").click();
    var resumed = ask();

    // Then
    assertThat(state).contains("本方已暂停", "joint drill");
    assertThat(out.problem()).isEqualTo("503 exchange-suspended at asking-node");
    assertThat(federation.journal(JIASHAN).briefOf(out.exchange()))
        .containsExactly("ASK_SENT", "DELIVERY_FAILED exchange-suspended");
    assertThat(in.problem()).isEqualTo("503 exchange-suspended at answering-node");
    assertThat(resumed).isEqualTo(200);
  }

  @Test
  void underMaintenanceNothingIsExchangedAndEveryPageSaysSo() {
    // Given a window that began a while ago, in the time of the offices
    var page = visit.signedIn(Role.ADMINISTRATOR);
    page.navigate(visit.home() + "/peers/own?lang=zh");
    var tomorrow = java.time.LocalDate.now(org.tongban.core.policy.Policy.CALENDAR).plusDays(1);
    page.locator("#from").fill("2026-01-01T00:00");
    page.locator("#to").fill(tomorrow + "T06:00");
    page.locator("#why").fill("new disk");
    page.locator("#plan").click();

    // When
    var broken = Browser.broken(page);
    page.navigate(visit.home() + "/?lang=zh");
    var banner = page.locator(".banner.bad").textContent();
    var out =
        federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU)));
    var in =
        federation.ask(QINGPU, Wish.assistance(JIASHAN.code(), KnownPeople.ASSISTED.in(JIASHAN)));
    page.navigate(visit.home() + "/peers/own?lang=zh");
    page.locator("form[action$='/end'] button").click();
    var ended = page.locator("main").textContent();

    // Then
    assertThat(banner).contains("维护中", tomorrow + " 06:00", "new disk");
    assertThat(out.problem()).isEqualTo("503 exchange-suspended at asking-node");
    assertThat(in.problem()).isEqualTo("503 exchange-suspended at answering-node");
    assertThat(ended).contains("维护已结束", "没有计划中的维护");
    assertThat(ask()).isEqualTo(200);
    assertThat(broken).isEmpty();
  }

  @Test
  void aMemberIsRemovedAndTakenBackByTwoPeopleOnly() {
    // Given one who proposes it
    var first = visit.signedIn(Role.SECURITY);
    var address = visit.home() + "/peers/members/310118?lang=zh";
    first.navigate(address);
    first.locator("#removal-why").fill("left us");
    first.locator("form[action$='/removal'] button").click();
    var own = first.locator("form[action$='/publish']").count();
    var broken = Browser.broken(first);
    var before = ask();

    // When a second one approves it
    var second = visit.beside(Role.ADMINISTRATOR);
    second.navigate(address);
    second.locator("form[action$='/publish'] button").click();
    var state = second.locator("main").textContent();
    var resume = second.locator("form[action$='/resume']").count();
    var out =
        federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU)));
    var in =
        federation.ask(QINGPU, Wish.assistance(JIASHAN.code(), KnownPeople.ASSISTED.in(JIASHAN)));
    second.locator("#removal-why").fill("came back");
    second.locator("form[action$='/removal'] button").click();
    var still =
        federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU)));
    first.navigate(address);
    first.locator("form[action$='/publish'] button").click();

    // Then
    assertThat(own).isZero();
    assertThat(before).isEqualTo(200);
    assertThat(state).contains("已从本节点移除", "left us");
    assertThat(resume).isZero();
    assertThat(out.problem()).isEqualTo("403 not-permitted at asking-node");
    assertThat(in.problem()).isEqualTo("403 not-permitted at answering-node");
    assertThat(still.status()).isEqualTo(403);
    assertThat(ask()).isEqualTo(200);
    assertThat(broken).isEmpty();
  }

  @Test
  void anEntryForANewMemberIsCheckedAtEachFieldAndEndsWithWhatIsLeft() throws IOException {
    // Given
    var member = "330424";
    var out = federation.layout().data().resolve("joining");
    CommandRunner commands = TongbanCommand::inThisProcess;
    commands.must("certs", "make", "--out", out.toString(), "--member", member);
    var page = visit.signedIn(Role.SECURITY);
    page.navigate(visit.home() + "/peers/add?lang=zh");

    // When
    page.locator("#code").fill("海盐");
    page.locator("#zh").fill("海盐县民政局");
    page.locator("#creditCode").fill("11330424002549000X");
    for (var use : List.of("sign", "tls", "encrypt")) {
      var right = use.equals("tls") ? "sign" : use;
      page.locator("#" + use)
          .fill(Files.readString(out.resolve(member + "/" + right + ".crt.pem")));
    }
    page.locator("main form button").click();
    var wrong = page.locator("[role=alert]").textContent();
    var broken = Browser.broken(page);
    page.locator("#en").fill("Haiyan County");
    page.locator("#creditCode").fill("113304990000000351");
    page.locator("#endpoints").fill("https://node.haiyan.example:7200/peer/v1/messages");
    page.locator("#tls").fill(Files.readString(out.resolve(member + "/tls.crt.pem")));
    page.locator("main form button").click();

    // Then
    assertThat(wrong).contains("英文名称", "接入地址", "连接证书", "信用代码").doesNotContain("区划");
    assertThat(page.locator("main").textContent())
        .contains("code: \"330424\"", "x5t#S256", "电话核对", "access.yaml");
    assertThat(broken).isEmpty();
    assertThat(Browser.broken(page)).isEmpty();
  }
}
