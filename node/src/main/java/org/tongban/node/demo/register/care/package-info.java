/**
 * What the regions know of care workers' certificates, of care institutions and of people's care
 * benefits, made from a seed, with the people and institutions that demonstration and tests count
 * on. Joined to a region's register as one part of it.
 */
package org.tongban.node.demo.register.care;
