/**
 * Examines a node from outside by what it says over its peer port, whoever has written it. A check
 * is a row in one of the lists that {@link org.tongban.harness.conformance.Checks} names; its texts
 * stand in Checks.properties and Checks_zh.properties.
 */
package org.tongban.harness.conformance;
