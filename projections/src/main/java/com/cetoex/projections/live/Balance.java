package com.cetoex.projections.live;

/**
 * What an account holds of an asset.
 *
 * @param assetId the asset
 * @param totalUnits available and locked together, in the asset's smallest units
 * @param lockedUnits held by open orders
 */
public record Balance(int assetId, long totalUnits, long lockedUnits) {
    /** What new orders can use. */
    public long availableUnits() {
        return totalUnits - lockedUnits;
    }
}
