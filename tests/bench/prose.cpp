// Sentences stand in lists by what they talk about; a narrative draws from the lists that suit it,
// no sentence twice in a form. Slots ({place}, {month}) make the same sentence differ from form to
// form, as copied prose does not in life. Figures in them are of things that no table counts.

#include "tests/bench/prose.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "linter/json_writer.h"

namespace gouji::bench {
namespace {

using injection::Draft;
using injection::Random;

const std::vector<std::string> background{
    "{place}片区基础条件较为薄弱，群众对改善服务环境的呼声较高，项目由此列入部门年度重点工作。",
    "项目由{office}牵头，{place}街道和相关单位配合，按照统一部署分片包干、分级负责。",
    "立项前走访了{place}一带的居民和商户，对现状逐处登记，形成问题清单和需求清单。",
    "经费用于日常运行、设备维护、人员培训和必要的检测评估，不用于楼堂馆所和一般性办公开支。",
    "项目设有专门的管理办法，对申报、审核、实施、验收和资料归档各个环节都有明确要求。",
    "围绕“补短板、强管理、见实效”的思路，合理安排各阶段任务，确保资金用在刀刃上。",
    "工作目标与部门职责相衔接，指标设置兼顾数量、质量、时效和成本，便于考核。",
    "在总结以往经验的基础上，进一步细化了工作标准，明确了责任科室和责任人。",
    "项目服务对象主要为{place}、{other}两地的常住居民以及在当地经营的个体商户。",
    "按照先急后缓、先易后难的原则排定次序，优先安排隐患突出、反映集中的点位。",
    "为保证长期运行，项目同步建立了日常巡查、定期维护和应急处置相结合的工作机制。",
    "实施方案经部门办公会集体研究，并征求了财政、审计等部门和专家代表的意见。"};

const std::vector<std::string> process{
    "{month}召开启动会，印发实施方案，把任务分解到科室、责任落实到个人。",
    "{month}完成采购程序，合同条款经法律顾问审核，履约保证和违约责任写得清楚。",
    "成立由分管领导任组长的工作小组，每月调度进展，遇到问题当场商定解决办法。",
    "{month}组织专业技术人员到{place}现场踏勘，对原有设施逐一拍照留档、登记造册。",
    "施工期间安排专人驻场，关键工序旁站监督，隐蔽部位留存影像资料备查。",
    "资金实行专账管理、专款专用，支付前由经办人、科室负责人和分管领导逐级审签。",
    "{month}委托第三方机构抽查，针对抽查意见列出整改清单，逐条明确时限并按期销号。",
    "与{place}街道、{other}街道建立联络机制，群众反映的事项由专人登记、限时答复。",
    "开展业务培训，内容涵盖操作规程、安全要求和台账填报，参训人员现场考核合格后上岗。",
    "对进度偏慢的标段约谈承建单位，督促其增派人手、优化工序，确保不影响整体进度。",
    "建立材料进场验收制度，合格证、检测报告和送货单一并归档，不合格的一律退场。",
    "{month}邀请人大代表、政协委员和居民代表到{place}实地查看，当面听取意见和建议。",
    "对设备运行情况逐日记录，发现异常先停机后排查，重大情况第一时间上报。",
    "严格执行变更审批程序，工程量增减须有现场签证和监理意见，不得先实施后补手续。",
    "定期通报各责任单位的完成情况，做得好的总结推广，做得差的限期说明原因。",
    "财务部门按月与业务科室对账，核对合同、发票和支付凭证，做到账证相符、账实相符。",
    "结合汛期和低温天气特点，提前检修{place}一带的设施，备足应急物资和值守力量。",
    "在门户网站和公告栏公示项目内容、资金安排和监督电话，主动接受社会监督。",
    "{month}开展安全专项检查，对临时用电、高处作业和消防通道等重点部位逐处过筛。",
    "验收由使用单位、监理单位和主管科室共同参加，按清单逐项核对并签字确认。"};

const std::vector<std::string> effects{
    "{place}片区环境面貌明显改善，过去反映较多的脏乱、破损和照明不足等问题基本得到解决。",
    "服务流程进一步简化，办事材料减少，群众少跑路、少等待，来电咨询和投诉明显下降。",
    "通过项目实施，基层队伍的业务能力有了提高，遇到突发情况能够按预案迅速处置。",
    "设施完好情况良好，故障发现和修复更加及时，保障了日常运行的安全和稳定。",
    "各项制度在实践中逐步完善，形成了可以复制的工作流程，为后续管理打下了基础。",
    "{other}一带居民自发参与日常维护，志愿服务队伍逐步壮大，共建共享的氛围日益浓厚。",
    "资料归档较为齐全，从立项、采购、实施到验收均可追溯，经得起审计和社会监督。",
    "与相关部门的信息共享更加顺畅，重复检查、重复填报的情况有所减少，基层负担得到减轻。",
    "项目带动了{place}周边的人气，沿线商户普遍反映经营环境好于以往。",
    "宣传引导效果较好，居民的安全意识和爱护公共设施的意识有所增强。",
    "节约了后期维护的人力物力，长期效益将随着设施投入使用而逐步显现。",
    "培训后的骨干回到{place}、{other}等点位担任带教，经验得到了较快推广。",
    "公共服务的覆盖面进一步扩大，偏远点位的居民也能就近享受到同等质量的服务。",
    "管理由事后处置逐步转为事前预防，隐患在日常巡查中就能发现和消除。"};

const std::vector<std::string> problems{
    "前期调研不够深入，个别点位的实际情况与方案有出入，实施中作了局部调整。",
    "部门之间的信息传递还不够及时，{place}个别事项因协调耗时较长，推进略慢。",
    "基层业务人员流动较快，新上岗人员对填报口径掌握不一，资料需要反复核对。",
    "少数指标设置偏笼统，量化程度有待提高，给事后考核带来一定难度。",
    "受天气和场地影响，{place}部分户外作业时间压缩，工序安排较紧。",
    "信息化手段运用不足，部分台账仍靠手工登记，汇总效率不高。",
    "对承接单位的日常考核侧重结果，过程中的提醒和纠偏还不够。",
    "宣传的形式较为单一，{other}一带部分居民对项目内容了解不多。",
    "后续管护的责任划分不够细，个别设施移交后维护跟进不够及时。",
    "资金支付与实施进度衔接不够紧密，支付多集中在年末，月度之间不够均衡。"};

const std::vector<std::string> suggestions{
    "提前谋划下一年度工作，把前期调研做实做细，方案成熟后再申报预算。",
    "完善跨部门联络机制，对{place}等协调难度较大的点位明确牵头单位和办结时限。",
    "加强业务培训和岗位带教，统一填报口径，减少因人员变动造成的差错。",
    "进一步细化绩效指标，能量化的尽量量化，不能量化的明确评价标准和佐证材料。",
    "合理安排户外作业时间，避开雨季和高温时段，为不可预见的情况留出余地。",
    "逐步推行电子台账，现场数据一次采集、多处使用，提高汇总和核对的效率。",
    "加强对承接单位的过程考核，考核结果与付款和后续合作挂钩。",
    "采用居民听得懂、愿意看的形式开展宣传，在{other}一带多设现场咨询点。",
    "理清后续管护的责任，设施移交时同步移交资料，并落实管护人员。",
    "加强支付计划管理，按合同节点及时申请用款，避免年底集中支付。",
    "建立绩效运行监控机制，发现偏差及时分析原因，能纠正的当期纠正。",
    "把自评结果作为安排预算和改进管理的依据，做到有问题、有整改、有反馈。"};

const std::vector<std::string> places{"城东", "城西", "南湖", "北塔", "青石", "临江",
                                      "云岭", "白桥", "安河", "新城", "东港", "西山"};
const std::vector<std::string> offices{"项目办", "综合科", "业务管理科", "规划财务科"};
const std::vector<std::string> months{"一季度", "二季度", "三季度", "四季度", "年初", "年中"};

void replace_all(std::string& text, std::string_view slot, const std::string& value) {
  for (std::size_t at = text.find(slot); at != std::string::npos; at = text.find(slot, at)) {
    text.replace(at, slot.size(), value);
    at += value.size();
  }
}

std::string filled(std::string sentence, Random& random) {
  const std::size_t place = random.below(places.size());
  const std::size_t step = 1 + random.below(places.size() - 1);
  replace_all(sentence, "{place}", places[place]);
  replace_all(sentence, "{other}", places[(place + step) % places.size()]);
  replace_all(sentence, "{office}", random.pick(offices));
  replace_all(sentence, "{month}", random.pick(months));
  return sentence;
}

// The sentences of a list that were not used yet, in an order of the form's own.
class Pool {
 public:
  Pool(const std::vector<std::string>& sentences, Random& random) {
    for (const std::string& sentence : sentences) left_.push_back(&sentence);
    for (std::size_t i = left_.size(); i > 1; --i) std::swap(left_[i - 1], left_[random.below(i)]);
  }

  // Empty when none is left.
  std::string draw(Random& random) {
    if (left_.empty()) return {};
    const std::string* sentence = left_.back();
    left_.pop_back();
    return filled(*sentence, random);
  }

 private:
  std::vector<const std::string*> left_;
};

struct Pools {
  explicit Pools(Random& random)
      : background(bench::background, random),
        process(bench::process, random),
        effects(bench::effects, random),
        problems(bench::problems, random),
        suggestions(bench::suggestions, random) {}

  // By turns from those that suit the narrative.
  std::string draw(const NarrativeField& field, int turn, Random& random) {
    const std::string& path = field.path;
    if (field.explains || field.problems) return first_of({&problems, &process}, random);
    if (path == "suggestions" || path == "measures") {
      return first_of({&suggestions, &effects}, random);
    }
    if (path == "implementation") return first_of({&process}, random);
    if (path == "results" || path == "conclusion") {
      return turn % 2 == 0 ? first_of({&process, &effects}, random)
                           : first_of({&effects, &process}, random);
    }
    return first_of({&background}, random);
  }

  std::string first_of(std::initializer_list<Pool*> pools, Random& random) {
    for (Pool* pool : pools) {
      std::string sentence = pool->draw(random);
      if (!sentence.empty()) return sentence;
    }
    return {};
  }

  Pool background, process, effects, problems, suggestions;
};

}  // namespace

void lengthen(Draft& draft, std::size_t bytes, Random& random) {
  Pools pools(random);
  std::size_t size = draft.json().size();
  for (int turn = 0; size < bytes; ++turn) {
    bool any = false;
    for (std::size_t i = 0; i < draft.narratives.size() && size < bytes; ++i) {
      const std::string sentence = pools.draw(draft.rulebook->narratives[i], turn, random);
      if (sentence.empty()) continue;
      // A paragraph now and then: prose in JSON has escapes.
      if (turn % 3 == 2) draft.narratives[i] += '\n';
      draft.narratives[i] += sentence;
      size += sentence.size();
      any = true;
    }
    if (!any) return;
  }
}

}  // namespace gouji::bench
