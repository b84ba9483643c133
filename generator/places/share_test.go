package places_test

import (
	"testing"

	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Only figures of people, households, money and area are made comparable by a village's size.
func TestWhatIsDividedByAVillagesSize(t *testing.T) {
	group := &report.Group{}
	members := &report.Indicator{Name: "党员", Unit: "名", Group: group}
	for _, c := range []struct {
		name, unit string
		want       places.ShareOf
	}{
		{"村集体经济收入", "万元", places.PerPerson},
		{"脱贫户", "户", places.OfHouseholds},
		{"外出务工", "人", places.OfPopulation},
		{"女党员", "名", places.OfIndicator},
		{"耕地面积", "亩", places.PerHouseholds},
		{"林地", "公顷", places.PerHouseholds},
		{"通村公路", "公里", places.NoShare},
		{"会议", "次", places.NoShare},
		{"路灯", "盏", places.NoShare},
		{"无单位", "", places.NoShare},
		{"人均可支配收入", "元", places.NoShare},
		{"户均耕地", "亩", places.NoShare},
		{"森林覆盖率", "%", places.NoShare},
	} {
		i := &report.Indicator{Name: c.name, Unit: quantity.Unit(c.unit), Group: group}
		if got := places.NewShare(i, []*report.Indicator{members, i}); got.Of != c.want {
			t.Errorf("%s (%s): %d, want %d", c.name, c.unit, got.Of, c.want)
		}
	}
}

// Of several wholes the shortest is meant, whatever their order.
func TestAPartIsOfTheShortestWhole(t *testing.T) {
	group := &report.Group{}
	var all []*report.Indicator
	for _, name := range []string{"农村党员", "党员", "青年农村党员"} {
		all = append(all, &report.Indicator{Name: name, Unit: "名", Group: group})
	}
	part := &report.Indicator{Name: "女青年农村党员", Unit: "名", Group: group}
	for range all {
		if got := places.NewShare(part, append(all, part)); got.Whole != nil && got.Whole.Name != "党员" || got.Of != places.OfIndicator {
			t.Errorf("%+v", got)
		}
		all = append(all[1:], all[0])
	}
}
