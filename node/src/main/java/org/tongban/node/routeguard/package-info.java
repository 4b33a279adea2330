/**
 * Keeps the route files honest: what they may say, and how they come into the running program.
 * Administrators edit YAML; what must happen to a message can't be edited away.
 */
package org.tongban.node.routeguard;
