package org.tongban.node.settings;

import org.tongban.core.policy.Rate;

/**
 * How often anybody may ask; the access rules may say less for what they permit.
 *
 * @param caller each of our own callers, all its asks together
 * @param memberAndService each asking member, for each service
 * @param items the same two for asks of which many come in one message, which count by themselves
 */
public record LimitSettings(Rate caller, Rate memberAndService, Rate items) {
  public LimitSettings {
    new Check()
        .given("caller", caller)
        .given("memberAndService", memberAndService)
        .given("items", items)
        .done();
  }
}
