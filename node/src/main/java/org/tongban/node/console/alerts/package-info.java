/** 待办与告警: what needs a person, seen from the stores and keepers that know it, until it is over. */
package org.tongban.node.console.alerts;
