package gouji

import "strings"

// A Concept is a point of the cube: what a figure is about, whatever the
// wording and wherever it stands. The empty value of a dimension means all of
// it, which is how totals are told. Unit, year and amount belong to the
// observation, not to the concept.
type Concept struct {
	Flow     Flow
	Origin   Origin // of income other than fiscal
	Fund     Fund
	Nature   Nature
	Function string // functional code: 类 3 digits, 款 5, 项 7
	Economic string // economic code: 类 3 digits, 款 5; or the groups Staff and Public
	Project  string // name of a project
	Basis    Basis
	Item     Item // what lies beside the cube
}

// Flow says which way the money goes.
type Flow string

// The flows.
const (
	Income             Flow = "income"
	Expenditure        Flow = "expenditure"
	Opening            Flow = "opening"             // 年初结转和结余
	Closing            Flow = "closing"             // 年末结转和结余
	SurplusUsed        Flow = "surplus_used"        // 使用非财政拨款结余, 用事业基金弥补收支差额
	SurplusDistributed Flow = "surplus_distributed" // 结余分配
	Total              Flow = "total"               // 总计, either side
)

// Origin is a source of income beside the fiscal appropriation, which is a
// Fund.
type Origin string

// The sources.
const (
	FromSuperior     Origin = "superior"     // 上级补助收入
	FromOperations   Origin = "operations"   // 事业收入
	FromTuition      Origin = "tuition"      // 其中：教育收费
	FromBusiness     Origin = "business"     // 经营收入
	FromSubordinates Origin = "subordinates" // 附属单位上缴收入
	FromOther        Origin = "other"        // 其他收入
)

// Fund is the budget that money comes from.
type Fund string

// The funds. Fiscal is the sum of the three budgets.
const (
	Fiscal         Fund = "fiscal"
	GeneralPublic  Fund = "general_public"
	GovernmentFund Fund = "government_fund"
	StateCapital   Fund = "state_capital"
)

// Nature is the kind of expenditure.
type Nature string

// The natures.
const (
	Basic           Nature = "basic"
	ProjectSpending Nature = "project"
	ToSuperior      Nature = "to_superior"     // 上缴上级支出
	Business        Nature = "business"        // 经营支出
	ToSubordinates  Nature = "to_subordinates" // 对附属单位补助支出
)

// The groups of the economic tree under basic expenditure.
const (
	Staff  = "staff"  // 人员经费
	Public = "public" // 公用经费
)

// Basis says whether a figure is what happened or what was planned.
type Basis string

// The bases; the empty one is the final account itself.
const (
	Actual         Basis = ""
	InitialBudget  Basis = "initial_budget"   // 年初预算
	FullYearBudget Basis = "full_year_budget" // 全年预算, 调整预算
	Budget         Basis = "budget"           // a budget that is not said to be either
)

// Item is a thing counted or spent that lies beside the cube.
type Item string

// The items.
const (
	ThreePublic         Item = "three_public"         // “三公”经费
	Abroad              Item = "abroad"               // 因公出国（境）费
	Vehicles            Item = "vehicles"             // 公务用车购置及运行费
	VehiclePurchase     Item = "vehicle_purchase"     // 公务用车购置费
	VehicleRunning      Item = "vehicle_running"      // 公务用车运行费
	Reception           Item = "reception"            // 公务接待费
	Conferences         Item = "conferences"          // 会议费
	Training            Item = "training"             // 培训费
	Operating           Item = "operating"            // 机关运行经费
	Procurement         Item = "procurement"          // 政府采购支出
	ProcurementGoods    Item = "procurement_goods"    // 政府采购货物支出
	ProcurementWorks    Item = "procurement_works"    // 政府采购工程支出
	ProcurementServices Item = "procurement_services" // 政府采购服务支出
	Text                Item = "text"                 // the wording itself, which has no figure
)

// String returns the canonical form of c: the flow or item first, then each
// dimension that is not all, as "expenditure/fund=general_public/nature=basic".
// Equal concepts have equal strings.
func (c Concept) String() string {
	var b strings.Builder
	b.WriteString(string(c.Flow))
	for _, d := range [...]struct{ name, value string }{
		{"item", string(c.Item)}, {"origin", string(c.Origin)}, {"fund", string(c.Fund)},
		{"nature", string(c.Nature)}, {"function", c.Function}, {"economic", c.Economic},
		{"project", c.Project}, {"basis", string(c.Basis)},
	} {
		if d.value == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('/')
		}
		b.WriteString(d.name)
		b.WriteByte('=')
		b.WriteString(d.value)
	}
	return b.String()
}
