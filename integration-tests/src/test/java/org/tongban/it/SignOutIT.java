package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Role;

/** Signing out of a page that asks by itself. */
class SignOutIT extends InConsole {
  SignOutIT(Federation federation) {
    super(federation);
  }

  @Test
  void whatAPageIsToldWhileItsUserSignsOutLeadsNobodyElsewhere() {
    // Given a page that has asked by itself, and a sign-out that takes its time
    var page = visit.signedIn(Role.READER);
    var held = new AtomicReference<Route>();
    page.route(visit.home() + "/", held::set);
    page.evaluate(
        "() => { window.here = true;"
            + " document.querySelector(\"form[action='/logout']\")"
            + ".addEventListener('submit', event => event.preventDefault());"
            + " htmx.ajax('GET', '/', {target: '#live', swap: 'none'}); }");
    page.waitForCondition(() -> held.get() != null);

    // When
    page.locator("form[action='/logout'] button").click();
    page.context().clearCookies();
    var told = page.waitForResponse(visit.home() + "/", () -> held.get().resume());
    page.waitForLoadState(LoadState.NETWORKIDLE);

    // Then
    assertThat(told.status()).isEqualTo(401);
    assertThat(told.headerValue("HX-Refresh")).isEqualTo("true");
    assertThat(page.evaluate("window.here")).isEqualTo(true);
  }
}
