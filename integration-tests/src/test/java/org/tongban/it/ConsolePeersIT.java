package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.node.console.user.Role;
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
}
