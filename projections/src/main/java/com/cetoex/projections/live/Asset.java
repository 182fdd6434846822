package com.cetoex.projections.live;

/**
 * Something that accounts hold.
 *
 * @param assetId from 0, in the order of listing
 * @param name for example USDT
 * @param decimals of its smallest unit
 */
public record Asset(int assetId, String name, int decimals) {}
