/**
 * What regions keep for social assistance beside who receives it: temporary aid, checks of a
 * household's means with their reports, and the subsidies for people with disabilities.
 */
package org.tongban.node.demo.register.assistance;
