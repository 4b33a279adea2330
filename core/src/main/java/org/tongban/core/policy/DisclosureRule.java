package org.tongban.core.policy;

import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/**
 * When a person is told who asked about that person, by service and purpose.
 *
 * @param line in the file
 * @param person for the person itself
 * @param guardian for whoever speaks for the person
 */
record DisclosureRule(
    String id,
    String description,
    int line,
    Choice<ServiceId> services,
    Choice<Purpose> purposes,
    Shown person,
    Shown guardian) {
  boolean isAbout(ServiceId service, Purpose purpose) {
    return services.includes(service) && purposes.includes(purpose);
  }
}
